@NullMarked
package dev.gatewright.admin.act;

import org.jspecify.annotations.NullMarked;
