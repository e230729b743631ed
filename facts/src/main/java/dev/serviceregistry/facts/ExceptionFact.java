package dev.serviceregistry.facts;

/** What lets findings off, or is wrong with it; a finding on such a fact is never let off itself. */
public sealed interface ExceptionFact extends Fact
        permits Baseline, BaselineGap, RefusedWaiver, Suppression, WaiverGap, WaiverUse {}
