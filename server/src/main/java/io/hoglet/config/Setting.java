// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one setting on the record component that holds it. The environment variable is {@code HOGLET_} and
 * {@link #name}; in the file the same name is lower case with dots or underscores.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** In upper case, without the prefix: {@code HTTP_PORT}. */
    String name();

    /** As text, with its unit: {@code 5s}, {@code 20MiB}. Empty is allowed for optional settings only. */
    String byDefault() default "";

    /** One sentence for the reference. */
    String help();

    /** Largest value of a number. */
    int max() default Integer.MAX_VALUE;

    /** A secret is printed as {@code ***}. */
    boolean secret() default false;
}
