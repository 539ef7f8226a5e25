/// The administration for programs, by API keys: a face of what can be administered, in which no
/// rule lives. Each address is a descriptor, from which routing, authorization, the OpenAPI
/// document and the documentation follow.
@NullMarked
package dev.gatewright.server.api;

import org.jspecify.annotations.NullMarked;
