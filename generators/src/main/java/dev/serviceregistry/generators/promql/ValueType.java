package dev.serviceregistry.generators.promql;

/** What a query gives. */
public enum ValueType {
    /** A number. */
    SCALAR,

    /** A number for each of several series, at one time. */
    INSTANT_VECTOR,

    /** Several numbers for each of several series. */
    RANGE_VECTOR,

    /** A text. */
    STRING
}
