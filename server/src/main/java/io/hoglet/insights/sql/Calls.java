// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Functions.Function;
import io.hoglet.insights.sql.Tables.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks calls against {@link Functions} and gives the ones that depend on the project their zone or week. */
final class Calls {

    private static final Set<String> NUMERIC_AGGREGATES = Set.of(
            "sum",
            "avg",
            "median",
            "quantile",
            "quantileexact",
            "quantiletdigest",
            "quantiletiming",
            "quantiles",
            "quantilesexact",
            "medianexact",
            "stddevpop",
            "stddevsamp",
            "varpop",
            "varsamp",
            "abs",
            "round",
            "floor",
            "ceil",
            "sqrt");

    private static final Set<String> LAMBDA_FIRST = Set.of("arrayExists", "arrayAll", "arrayFilter", "arrayMap");

    private final Zone zone;
    private final Lowering lowering;

    Calls(Zone zone, Lowering lowering) {
        this.zone = zone;
        this.lowering = lowering;
    }

    Expr lower(Expr.Call call) {
        Function function = Functions.named(call.name())
                .orElseThrow(() -> new HogQLException(call.at(), "the function '" + call.name() + "' is not known"));
        if (call.arguments().size() == 1 && call.arguments().getFirst() instanceof Expr.Star) {
            return countAll(call, function);
        }
        check(call, function);
        checkLambdas(call, function);
        List<Expr> arguments = new ArrayList<>(call.arguments().stream()
                .map(argument ->
                        argument instanceof Expr.Lambda lambda ? lowering.lambda(lambda) : lowering.lower(argument))
                .toList());
        if (NUMERIC_AGGREGATES.contains(base(call.name()))) {
            arguments.set(0, lowering.numeric(call.arguments().getFirst()));
        }
        return ofProject(call, function, arguments);
    }

    private static String base(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.endsWith("if") ? key.substring(0, key.length() - 2) : key;
    }

    private static Expr countAll(Expr.Call call, Function function) {
        if (!function.name().equals("count") || call.distinct()) {
            throw new HogQLException(call.at(), "* may stand in a SELECT or in count(*) only");
        }
        return new Expr.Call("count", List.of(), List.of(), false, call.at());
    }

    private static void check(Expr.Call call, Function function) {
        int count = call.arguments().size();
        if (count < function.least() || count > function.most()) {
            throw new HogQLException(
                    call.at(), "the function '" + call.name() + "' takes " + arity(function) + ", not " + count);
        }
        if (call.distinct() && (!function.aggregate() || count == 0)) {
            throw new HogQLException(call.at(), "DISTINCT needs an aggregate function with an argument");
        }
        if (call.parameters().size() > function.parameters()) {
            throw new HogQLException(call.at(), "the function '" + call.name() + "' takes no such parameters");
        }
        for (Expr parameter : call.parameters()) {
            if (!(parameter instanceof Expr.Numeral)) {
                throw new HogQLException(parameter.at(), "a parameter must be a number");
            }
        }
    }

    private static void checkLambdas(Expr.Call call, Function function) {
        boolean takesOne = LAMBDA_FIRST.contains(function.name());
        for (int i = 0; i < call.arguments().size(); i++) {
            Expr argument = call.arguments().get(i);
            if (argument instanceof Expr.Lambda != (takesOne && i == 0)) {
                throw new HogQLException(
                        argument.at(),
                        takesOne
                                ? "the function '" + call.name() + "' takes a lambda such as x -> x = 1, and an array"
                                : "the function '" + call.name() + "' takes no lambda");
            }
        }
    }

    private static String arity(Function function) {
        if (function.least() == function.most()) {
            return function.least() == 1 ? "1 argument" : function.least() + " arguments";
        }
        return function.most() >= 1_000
                ? "at least " + function.least() + " arguments"
                : function.least() + " to " + function.most() + " arguments";
    }

    private Expr ofProject(Expr.Call call, Function function, List<Expr> arguments) {
        return switch (function.name()) {
            case "now" -> Make.call("now", zone.text());
            case "now64" ->
                Make.call("now64", arguments.isEmpty() ? Make.number(6) : arguments.getFirst(), zone.text());
            case "today" -> today();
            case "yesterday" -> Make.call("minus", today(), Make.number(1));
            case "toDate" -> Make.call("toDate", isText(call) ? parsed(arguments.getFirst()) : arguments.getFirst());
            case "toDateTime", "fromUnixTimestamp" ->
                isText(call)
                        ? parsed(arguments.getFirst())
                        : Make.call("toDateTime", arguments.getFirst(), zone.text());
            case "toDateTime64" ->
                Make.call(
                        "toDateTime64",
                        arguments.getFirst(),
                        arguments.size() > 1 ? arguments.get(1) : Make.number(6),
                        zone.text());
            case "parseDateTimeBestEffort", "parseDateTimeBestEffortOrNull", "parseDateTime64BestEffort" ->
                parsed(arguments.getFirst());
            case "toInt", "toIntOrNull", "toInt64OrNull" -> castOrNull(arguments.getFirst(), "Int64");
            case "toFloat", "toFloatOrNull", "toFloat64OrNull" -> castOrNull(arguments.getFirst(), "Float64");
            case "toBool" -> castOrNull(arguments.getFirst(), "Bool");
            case "toUUID" -> castOrNull(arguments.getFirst(), "UUID");
            case "toStartOfWeek", "toWeek", "toYearWeek" ->
                arguments.size() == 1
                        ? Make.call(function.name(), arguments.getFirst(), zone.weekMode())
                        : plain(call, function, arguments);
            default -> plain(call, function, arguments);
        };
    }

    private static Expr plain(Expr.Call call, Function function, List<Expr> arguments) {
        return new Expr.Call(function.name(), call.parameters(), arguments, call.distinct(), call.at());
    }

    private boolean isText(Expr.Call call) {
        Expr argument = call.arguments().getFirst();
        return argument instanceof Expr.Text || lowering.kind(argument) == Kind.PROPERTY;
    }

    private Expr today() {
        return Make.call("toDate", Make.call("now", zone.text()));
    }

    private Expr parsed(Expr text) {
        return Make.call("parseDateTime64BestEffortOrNull", text, Make.number(6), zone.text());
    }

    private static Expr castOrNull(Expr value, String type) {
        return Make.call("accurateCastOrNull", value, Make.text(type));
    }
}
