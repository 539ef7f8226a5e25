import passport from 'passport';
import Strategy from 'passport-openidconnect';
import { application, base, clientId, clientSecret, greeting, issuer, serve } from './app.mjs';

passport.use(new Strategy({
  issuer,
  authorizationURL: `${issuer}/oauth2/authorize`,
  tokenURL: `${issuer}/oauth2/token`,
  userInfoURL: `${issuer}/oauth2/userinfo`,
  clientID: clientId,
  clientSecret,
  callbackURL: `${base}/oauth2/redirect`,
  scope: ['profile', 'email'],
}, (from, profile, done) => done(null, { email: profile.emails[0].value })));
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = application();
app.use(passport.session());
app.get('/', (request, response) =>
  request.user ? response.send(greeting(request.user.email)) : response.redirect('/login'));
app.get('/login', passport.authenticate('openidconnect'));
app.get('/oauth2/redirect', passport.authenticate('openidconnect', { successRedirect: '/' }));
serve(app);
