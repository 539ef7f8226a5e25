// What the programs here have in common: they take their client from the environment, greet whoever
// is logged in at /, and say on which port they serve.
import express from 'express';
import session from 'express-session';

export const issuer = process.env.ISSUER;
export const clientId = process.env.CLIENT_ID;
export const clientSecret = process.env.CLIENT_SECRET;
export const base = process.env.APP ?? 'http://localhost:3000';

export function application() {
  const app = express();
  app.use(session({ secret: 'only for this test', resave: false, saveUninitialized: false }));
  return app;
}

export const greeting = email => `Hello ${email}`;

export function serve(app) {
  app.use((error, request, response, next) => {
    console.error(error);
    response.status(500).type('text').send(String(error?.cause ?? error));
  });
  const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
    console.log(`serving on port ${server.address().port}`));
}
