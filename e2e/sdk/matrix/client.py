# SPDX-License-Identifier: Apache-2.0
"""A backend with one of the generations of the Python library, whose directory is on PYTHONPATH:
python3 client.py < {"url", "token", "user", "visitor"}"""

import json
import sys

from posthog.client import Client

given = json.load(sys.stdin)
user, visitor = given["user"], given["visitor"]
client = Client(given["token"], host=given["url"], flush_at=5, flush_interval=0.1)

for number in range(5):
    client.capture(distinct_id=visitor, event="looked", properties={"number": number})
# identify() is gone since version 6, and set() came with it.
if hasattr(client, "identify"):
    client.identify(user, {"plan": "pro"})
else:
    client.set(distinct_id=user, properties={"plan": "pro"})
client.capture(distinct_id=user, event="$identify", properties={"$anon_distinct_id": visitor})
client.alias(user, user + "-crm")
client.group_identify("company", "acme", {"size": 7})
for number in range(15):
    client.capture(distinct_id=user, event="looked", properties={"number": number}, groups={"company": "acme"})
client.shutdown()
