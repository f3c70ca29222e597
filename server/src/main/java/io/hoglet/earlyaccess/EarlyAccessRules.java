// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import io.hoglet.flags.manage.FlagRules;
import io.hoglet.flags.manage.InvalidChangeException;
import io.hoglet.flags.manage.InvalidChangeException.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a feature may be. Pure. */
final class EarlyAccessRules {
    private static final int NAME_MAX = 200;
    private static final int URL_MAX = 800;
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]\\S*");
    private static final Pattern NOT_OF_A_KEY = Pattern.compile("[^a-z0-9_]+");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^-+|-+$");

    private EarlyAccessRules() {}

    static EarlyAccessFeature.Content ofNew(EarlyAccessWish wish) {
        String name =
                wish.name().orElseThrow(() -> new InvalidChangeException(Reason.MISSING, "name", "name is missing."));
        return content(name, wish, new EarlyAccessFeature.Content("", "", Stage.CONCEPT, ""));
    }

    static EarlyAccessFeature.Content changed(EarlyAccessFeature.Content before, EarlyAccessWish wish) {
        return content(wish.name().orElse(before.name()), wish, before);
    }

    private static EarlyAccessFeature.Content content(
            String name, EarlyAccessWish wish, EarlyAccessFeature.Content before) {
        return new EarlyAccessFeature.Content(
                name(name),
                FlagRules.description("description", wish.description().orElse(before.description())),
                wish.stage().map(EarlyAccessRules::stage).orElse(before.stage()),
                wish.documentationUrl().map(EarlyAccessRules::url).orElse(before.documentationUrl()));
    }

    private static String name(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > NAME_MAX || !FlagRules.isStorable(name)) {
            throw invalid("name", "name must have 1 to " + NAME_MAX + " characters.");
        }
        return name;
    }

    private static Stage stage(String word) {
        return Stage.ofWord(word)
                .orElseThrow(() -> invalid(
                        "stage",
                        "stage must be one of: "
                                + Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.joining(", "))
                                + "."));
    }

    /** Pages make a link of it, so it must not be a script. */
    private static String url(String text) {
        String url = text.strip();
        if (!url.isEmpty() && (url.length() > URL_MAX || !URL.matcher(url).matches() || !FlagRules.isStorable(url))) {
            throw invalid(
                    "documentation_url",
                    "documentation_url must be an address with http or https of at most " + URL_MAX + " characters.");
        }
        return url;
    }

    /** A key for the flag of a new feature; empty when the name has no letter or digit that a key may have. */
    static Optional<String> key(String name) {
        String words = NOT_OF_A_KEY.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return Optional.of(AT_THE_ENDS.matcher(words).replaceAll("")).filter(key -> !key.isEmpty());
    }

    static InvalidChangeException invalid(String field, String message) {
        return new InvalidChangeException(Reason.INVALID, field, message);
    }
}
