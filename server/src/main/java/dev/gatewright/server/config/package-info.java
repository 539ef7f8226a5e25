/// Configuration files and what is read from them: `server.yaml` says how the process runs,
/// `tenants.yaml` what it serves. One table of keys ([ServerKeys], [TenantKeys]) feeds the reader,
/// the published JSON Schemas and the documentation.
@NullMarked
package dev.gatewright.server.config;

import org.jspecify.annotations.NullMarked;
