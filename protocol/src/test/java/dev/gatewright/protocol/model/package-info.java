/// Random histories of grants, compared with a small reference model.
@NullMarked
package dev.gatewright.protocol.model;

import org.jspecify.annotations.NullMarked;
