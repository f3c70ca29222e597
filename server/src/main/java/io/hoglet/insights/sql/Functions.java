// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The functions of the dialect, by their lower-case names: what is not listed cannot be called. None of them reads a
 * file, a network, a dictionary or the engine's own state.
 */
final class Functions {

    /**
     * @param name as the engine spells it
     * @param parameters how many constants may stand in brackets before the arguments, as in {@code quantile(0.9)(x)}
     */
    record Function(String name, int least, int most, boolean aggregate, int parameters) {}

    private static final String SCALAR = """
            abs/1 ceil/1-2 floor/1-2 round/1-2 roundBankers/1-2 trunc/1-2 sqrt/1 cbrt/1 exp/1 exp2/1 ln/1 log/1 log2/1
            log10/1 pow/2 power/2 sign/1 greatest/2-* least/2-* intDiv/2 intDivOrZero/2 modulo/2 divide/2 plus/2 minus/2
            multiply/2 negate/1 isNaN/1 isFinite/1 isInfinite/1 pi/0 e/0 sin/1 cos/1 tan/1 asin/1 acos/1 atan/1
            bitAnd/2 bitOr/2 bitXor/2 bitNot/1 bitShiftLeft/2 bitShiftRight/2 widthBucket/4
            if/3 multiIf/3-* ifNull/2 nullIf/2 coalesce/1-* isNull/1 isNotNull/1 assumeNotNull/1 toNullable/1 and/2-*
            or/2-* not/1 xor/2-* equals/2 notEquals/2 less/2 lessOrEquals/2 greater/2 greaterOrEquals/2 like/2 notLike/2
            ilike/2 notILike/2 in/2 notIn/2
            toString/1 toInt/1 toFloat/1 toBool/1 toUUID/1 toUUIDOrNull/1 toDecimal/2=toDecimal64 toDate/1 toDateTime/1
            toDateTime64/1-2 parseDateTimeBestEffort/1 parseDateTimeBestEffortOrNull/1 parseDateTime64BestEffort/1
            toIntOrNull/1 toFloatOrNull/1 toInt64OrNull/1 toFloat64OrNull/1 toTypeName/1
            length/1 lengthUTF8/1 empty/1 notEmpty/1 lower/1 upper/1 lowerUTF8/1 upperUTF8/1 reverse/1 reverseUTF8/1
            concat/1-* substring/2-3 substringUTF8/2-3 substr/2-3=substring left/2 right/2 trim/1=trimBoth trimLeft/1
            trimRight/1 trimBoth/1 startsWith/2 endsWith/2 position/2-3 positionCaseInsensitive/2-3 positionUTF8/2-3
            locate/2-3 replace/3=replaceAll replaceAll/3 replaceOne/3 replaceRegexpAll/3 replaceRegexpOne/3 match/2
            extract/2 extractAll/2 splitByChar/2-3 splitByString/2-3 splitByRegexp/2-3 splitByWhitespace/1
            countSubstrings/2-3 leftPad/2-3 rightPad/2-3 base64Encode/1 base64Decode/1 tryBase64Decode/1 hex/1 unhex/1
            char/1-* ascii/1 initcap/1 levenshteinDistance/2 format/2-* encodeURLComponent/1 decodeURLComponent/1
            protocol/1 domain/1 domainWithoutWWW/1 topLevelDomain/1 firstSignificantSubdomain/1
            cutToFirstSignificantSubdomain/1 path/1 pathFull/1 queryString/1 fragment/1 extractURLParameter/2
            extractURLParameters/1 cutURLParameter/2 cutQueryString/1 cutFragment/1 cutWWW/1
            cityHash64/1-* sipHash64/1-* xxHash64/1-* MD5/1 SHA256/1
            now/0 now64/0-1 today/0 yesterday/0 toYear/1 toQuarter/1 toMonth/1 toDayOfMonth/1 toDayOfYear/1
            toDayOfWeek/1-2 toHour/1 toMinute/1 toSecond/1 toMillisecond/1 toUnixTimestamp/1 toUnixTimestamp64Milli/1
            fromUnixTimestamp/1 toStartOfSecond/1 toStartOfMinute/1 toStartOfFiveMinutes/1 toStartOfTenMinutes/1
            toStartOfFifteenMinutes/1 toStartOfHour/1 toStartOfDay/1 toStartOfWeek/1-2 toMonday/1 toStartOfMonth/1
            toStartOfQuarter/1 toStartOfYear/1 toStartOfISOYear/1 toStartOfInterval/2 toLastDayOfMonth/1 toISOWeek/1
            toISOYear/1 toWeek/1-2 toYearWeek/1-2 toYYYYMM/1 toYYYYMMDD/1 toYYYYMMDDhhmmss/1 toTime/1 toTimeZone/2
            dateTrunc/2 date_trunc/2=dateTrunc dateDiff/3 date_diff/3=dateDiff dateAdd/2-3 dateSub/2-3 addSeconds/2
            addMinutes/2 addHours/2 addDays/2 addWeeks/2 addMonths/2 addQuarters/2 addYears/2 subtractSeconds/2
            subtractMinutes/2 subtractHours/2 subtractDays/2 subtractWeeks/2 subtractMonths/2 subtractQuarters/2
            subtractYears/2 formatDateTime/2 monthName/1 age/3 toIntervalSecond/1 toIntervalMinute/1 toIntervalHour/1
            toIntervalDay/1 toIntervalWeek/1 toIntervalMonth/1 toIntervalQuarter/1 toIntervalYear/1
            array/0-* tuple/1-* tupleElement/2-3 arrayElement/2 arrayConcat/1-* arrayJoin/1 arrayDistinct/1 arraySort/1
            arrayReverseSort/1 arrayReverse/1 arraySlice/2-3 arrayUniq/1 arraySum/1 arrayAvg/1 arrayMin/1 arrayMax/1
            arrayCount/1 arrayCompact/1 arrayFlatten/1 arrayIntersect/1-* arrayEnumerate/1 arrayZip/1-* arrayPushBack/2
            arrayPushFront/2 arrayPopBack/1 arrayPopFront/1 arrayStringConcat/1-2 has/2 hasAll/2 hasAny/2 indexOf/2
            countEqual/2 arrayDifference/1 arrayCumSum/1
            arrayExists/2 arrayAll/2 arrayFilter/2 arrayMap/2
            isValidJSON/1 JSONHas/1-* JSONLength/1-* JSONType/1-* JSONExtractString/1-* JSONExtractInt/1-*
            JSONExtractUInt/1-* JSONExtractFloat/1-* JSONExtractBool/1-* JSONExtractRaw/1-* JSONExtractArrayRaw/1-*
            JSONExtractKeys/1-* JSONExtractKeysAndValuesRaw/1-* JSONExtract/2-* toJSONString/1
            isIPv4String/1 isIPv6String/1 generateUUIDv4/0
            """;

    private static final String AGGREGATE = """
            count/0-1 sum/1 avg/1 min/1 max/1 any/1 anyLast/1 median/1 uniq/1-* uniqExact/1-* uniqHLL12/1-*
            uniqCombined/1-* quantile/1#1 quantileExact/1#1 quantileTDigest/1#1 quantileTiming/1#1 quantiles/1#20
            quantilesExact/1#20 medianExact/1 argMin/2 argMax/2 groupArray/1#1 groupUniqArray/1#1 topK/1#1
            topKWeighted/2#1 stddevPop/1 stddevSamp/1 varPop/1 varSamp/1 covarPop/2 covarSamp/2 corr/2 sumMap/1-2
            groupBitAnd/1 groupBitOr/1 groupBitXor/1 avgWeighted/2 skewPop/1 kurtPop/1 entropy/1 simpleLinearRegression/2
            countDistinct/1-*=uniqExact approxCountDistinct/1=uniq
            """;

    private static final Pattern ENTRY =
            Pattern.compile("(?<name>\\w+)/(?<least>\\d+)(-(?<most>\\d+|\\*))?(#(?<params>\\d+))?(=(?<engine>\\w+))?");
    private static final int ANY_NUMBER = 1_000;
    private static final Map<String, Function> BY_NAME = read();

    private Functions() {}

    /** Also finds an aggregate with the suffix {@code If}, which takes one more argument: the condition. */
    static Optional<Function> named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Function plain = BY_NAME.get(key);
        if (plain != null) {
            return Optional.of(plain);
        }
        if (!key.endsWith("if")) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_NAME.get(key.substring(0, key.length() - 2)))
                .filter(Function::aggregate)
                .map(base -> new Function(base.name + "If", base.least + 1, base.most + 1, true, base.parameters));
    }

    private static Map<String, Function> read() {
        var all = new HashMap<String, Function>();
        read(SCALAR, false, all);
        read(AGGREGATE, true, all);
        return Map.copyOf(all);
    }

    private static void read(String table, boolean aggregate, Map<String, Function> into) {
        for (String entry : table.strip().split("\\s+", -1)) {
            var matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalStateException("not a function entry: " + entry);
            }
            int least = Integer.parseInt(matcher.group("least"));
            String most = Optional.ofNullable(matcher.group("most")).orElse(matcher.group("least"));
            into.put(
                    matcher.group("name").toLowerCase(Locale.ROOT),
                    new Function(
                            Optional.ofNullable(matcher.group("engine")).orElse(matcher.group("name")),
                            least,
                            most.equals("*") ? ANY_NUMBER : Integer.parseInt(most),
                            aggregate,
                            Integer.parseInt(
                                    Optional.ofNullable(matcher.group("params")).orElse("0"))));
        }
    }
}
