/** The format of Argo CD: projects, applications and, with Argo Rollouts, releases step by step. */
@NullMarked
package dev.serviceregistry.generators.argocd;

import org.jspecify.annotations.NullMarked;
