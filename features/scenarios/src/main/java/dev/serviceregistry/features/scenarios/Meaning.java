package dev.serviceregistry.features.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a sentence does, for those who write scenarios. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Meaning {

    /** The same in one sentence. */
    String value();

    /** What it shows of the rule that it names. */
    Shows of() default Shows.NOTHING;
}
