# SPDX-License-Identifier: Apache-2.0
"""What a backend with the Python library gets for its flags; the library's directory is on PYTHONPATH:
python3 flags.py < {"url", "token", "user", "personalApiKey", "company"}
With a personal API key it decides itself, from definitions, and asks for nothing else. With a company it asks for that
group's flags only."""

import json
import sys

from posthog.client import Client

given = json.load(sys.stdin)
user, key = given["user"], given.get("personalApiKey")
client = Client(given["token"], host=given["url"], **({"personal_api_key": key} if key else {}))
found = {}
if "company" in given:
    how = {"only_evaluate_locally": True, "group_properties": {"company": {"size": 12}}} if key else {}
    found["large"] = client.get_feature_flag("large", user, groups={"company": given["company"]}, **how)
elif hasattr(client, "get_feature_flag"):
    how = {"only_evaluate_locally": True, "person_properties": {"plan": "pro"}} if key else {}
    found["everybody"] = client.feature_enabled("everybody", user, **how)
    found["nobody"] = client.feature_enabled("nobody", user, **how)
    found["variant"] = client.get_feature_flag("variant", user, **how)
    payload = client.get_feature_flag_payload("variant", user, **how)
    found["payload"] = json.loads(payload) if isinstance(payload, str) else payload
    found["pro"] = client.feature_enabled("pro", user, **how)
else:
    found["everybody"] = client.feature_enabled("everybody", user)
    found["nobody"] = client.feature_enabled("nobody", user)
client.shutdown()
print(json.dumps(found))
