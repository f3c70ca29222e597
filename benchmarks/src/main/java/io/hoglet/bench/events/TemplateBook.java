// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Some hundred ready events of the shape that posthog-js sends, about 700 bytes each. They carry the name of the run
 * as {@code utm_campaign}: web events have that property anyway, and counting by it is cheap for the server, so that
 * the measurement disturbs little.
 */
final class TemplateBook {
    /** So many variants of each kind: other pages, browsers and screens. */
    private static final int VARIANTS = 96;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "shop.example.com";
    private static final List<String> PAGES =
            List.of("/", "/pricing", "/docs/quick-start", "/products/espresso-machine", "/products/grinder", "/cart");
    private static final List<String> REFERRERS =
            List.of("$direct", "https://www.google.com/", "https://news.ycombinator.com/", "https://duckduckgo.com/");
    private static final List<List<String>> BROWSERS = List.of(
            List.of("Chrome", "143", "Windows", "Desktop"),
            List.of("Chrome", "143", "Mac OS X", "Desktop"),
            List.of("Safari", "18.2", "Mac OS X", "Desktop"),
            List.of("Mobile Safari", "18.2", "iOS", "Mobile"),
            List.of("Chrome", "142", "Android", "Mobile"),
            List.of("Firefox", "145", "Linux", "Desktop"));
    private static final List<String> TERMS = List.of("espresso", "grinder", "filter paper", "milk jug", "scales");

    private final Map<Kind, List<Template>> templates = new EnumMap<>(Kind.class);

    TemplateBook(String run, RandomGenerator random) {
        for (var kind : Kind.values()) {
            templates.put(
                    kind,
                    random.ints(VARIANTS)
                            .mapToObj(_ -> Template.of(json(event(kind, run, random))))
                            .toList());
        }
    }

    Template any(Kind kind, RandomGenerator random) {
        return templates.getOrDefault(kind, List.of()).get(random.nextInt(VARIANTS));
    }

    private static Map<String, Object> event(Kind kind, String run, RandomGenerator random) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", kind.event());
        event.put("distinct_id", Hole.DISTINCT_ID.placeholder());
        event.put("uuid", Hole.EVENT_UUID.placeholder());
        event.put("timestamp", Hole.TIMESTAMP.placeholder());
        var properties = common(run, random);
        addOwn(kind, properties, random);
        event.put("properties", properties);
        if (kind == Kind.IDENTIFY) {
            event.put("$set", Map.of("plan", any(List.of("free", "team", "business"), random)));
        }
        return event;
    }

    private static Map<String, Object> common(String run, RandomGenerator random) {
        var browser = any(BROWSERS, random);
        var path = any(PAGES, random);
        var referrer = any(REFERRERS, random);
        var properties = new LinkedHashMap<String, Object>();
        properties.put("$lib", "web");
        properties.put("$lib_version", "1.449.2");
        properties.put("$browser", browser.get(0));
        properties.put("$browser_version", browser.get(1));
        properties.put("$os", browser.get(2));
        properties.put("$device_type", browser.get(3));
        properties.put("$current_url", "https://" + HOST + path);
        properties.put("$host", HOST);
        properties.put("$pathname", path);
        properties.put("$referrer", referrer);
        properties.put("$referring_domain", referrer.replaceAll("https://|/", ""));
        properties.put("$screen_width", any(List.of(1920, 1440, 390, 412), random));
        properties.put("$screen_height", any(List.of(1080, 900, 844, 915), random));
        properties.put("$session_id", Hole.SESSION_ID.placeholder());
        properties.put("$device_id", Hole.DEVICE_ID.placeholder());
        properties.put("utm_campaign", run);
        return properties;
    }

    private static void addOwn(Kind kind, Map<String, Object> properties, RandomGenerator random) {
        switch (kind) {
            case PAGEVIEW -> properties.put("title", "Everything for good coffee - Example Shop");
            case AUTOCAPTURE -> {
                properties.put("$event_type", "click");
                properties.put("$elements_chain", chain(random));
            }
            case PAGELEAVE -> {
                properties.put("$prev_pageview_duration", random.nextInt(1, 300) + 0.25);
                properties.put("$prev_pageview_max_scroll_percentage", 0.75);
            }
            case SEARCHED -> {
                properties.put("term", any(TERMS, random));
                properties.put("results", random.nextInt(40));
            }
            case FEATURE_USED -> properties.put("feature", any(List.of("compare", "wishlist", "chat"), random));
            case ORDER_COMPLETED -> {
                properties.put("amount", random.nextInt(500, 30_000) / 100.0);
                properties.put("currency", "EUR");
                properties.put("items", random.nextInt(1, 9));
            }
            case IDENTIFY -> properties.put("$anon_distinct_id", Hole.DEVICE_ID.placeholder());
        }
    }

    private static String chain(RandomGenerator random) {
        var text = any(List.of("Add to cart", "Buy now", "Details", "Next"), random);
        return "button.btn.btn-primary:attr__class=\"btn btn-primary\"nth-child=\"" + random.nextInt(1, 5)
                + "\"nth-of-type=\"1\"text=\"" + text + "\";div.card:nth-child=\"2\"nth-of-type=\"1\"";
    }

    private static <T> T any(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String json(Map<String, Object> event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are always JSON", e);
        }
    }
}
