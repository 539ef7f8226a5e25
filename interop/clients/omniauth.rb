require 'omniauth_openid_connect'
require 'rack'
require 'rack/handler/webrick'
require 'uri'

$stdout.sync = true
issuer = URI(ENV.fetch('ISSUER'))
base = ENV.fetch('APP', 'http://localhost:3000')
OmniAuth.config.allowed_request_methods = %i[get] # an application has a form with POST
OmniAuth.config.silence_get_warning = true
OmniAuth.config.full_host = base

app = Rack::Builder.new do
  use Rack::Session::Cookie, secret: 'a secret of more than 64 characters that is only there for this one test'
  use OmniAuth::Builder do
    provider :openid_connect,
             name: :gatewright,
             issuer: issuer.to_s,
             scope: %i[openid profile email],
             client_signing_alg: :RS256,
             client_options: {
               identifier: ENV.fetch('CLIENT_ID'),
               secret: ENV.fetch('CLIENT_SECRET'),
               redirect_uri: "#{base}/auth/gatewright/callback",
               scheme: issuer.scheme, host: issuer.host, port: issuer.port,
               authorization_endpoint: "#{issuer.path}/oauth2/authorize",
               token_endpoint: "#{issuer.path}/oauth2/token",
               userinfo_endpoint: "#{issuer.path}/oauth2/userinfo",
               jwks_uri: "#{issuer}/oauth2/jwks"
             }
  end
  run(lambda do |env|
    session = env['rack.session']
    if env['PATH_INFO'] == '/auth/gatewright/callback'
      session['email'] = env['omniauth.auth'].info.email
      [303, { 'Location' => '/' }, []]
    elsif env['PATH_INFO'] == '/auth/failure'
      [500, {}, [env['QUERY_STRING']]]
    elsif session['email']
      [200, {}, ["Hello #{session['email']}"]]
    else
      [303, { 'Location' => '/auth/gatewright' }, []]
    end
  end)
end

port = Integer(ENV.fetch('PORT', '3000'))
Rack::Handler::WEBrick.run(app, Host: '127.0.0.1', Port: port, AccessLog: [],
                                StartCallback: -> { puts "serving on port #{port}" })
