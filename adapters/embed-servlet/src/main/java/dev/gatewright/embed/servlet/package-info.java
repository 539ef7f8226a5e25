/// The authorization server in a Jakarta Servlet application, on any container.
///
/// An [dev.gatewright.embed.servlet.EndpointsServlet] mounts it, added in code. A `UserApproval`
/// gets the `HttpServletRequest`, with its session, its cookies and its principal.
///
/// - Paths are taken as they were sent: `/tok%65n` is not `/token`. Path parameters are ignored.
/// - Filters before it should not read bodies, which `getParameter` does. A form is put together
///   again from its parameters, as the container decoded them; what cannot be is a
///   `ServletException` that says so.
/// - Filters that want a CSRF token or a user's password have to leave these paths out.
@NullMarked
package dev.gatewright.embed.servlet;

import org.jspecify.annotations.NullMarked;
