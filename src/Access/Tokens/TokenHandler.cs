using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Knows another system by its bearer token; what the token may do is read when it is recognised.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Db db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var account = await Find(db, header[Bearer.Length..].Trim(), clock.Now(), Context.RequestAborted);
        return account is null ? AuthenticateResult.Fail("The token is unknown, revoked or expired")
            : AuthenticateResult.Success(new AuthenticationTicket(Principal(account), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return base.HandleChallengeAsync(properties); // 401; the API makes problem details of it
    }

    /// <summary>The account of a token that stands, by the token's text; null for any other text.</summary>
    internal static Task<Known?> Find(Db db, string secret, DateTimeOffset now, CancellationToken ct) =>
        !secret.StartsWith(Secret.Prefix, StringComparison.Ordinal) ? Task.FromResult<Known?>(null) : db.Find<Known>("""
            SELECT t.id AS token_id, a.id AS account_id, a.name
            FROM access_token t JOIN access_account a ON a.id = t.account_id
            WHERE t.hash = @hash AND t.revoked_at IS NULL AND t.expires_at > @now AND a.ended_at IS NULL
            """, new { hash = Secret.Hash(secret), now }, ct);

    internal static ClaimsPrincipal Principal(Known known) =>
        Schemes.Principal(Schemes.Token, known.AccountId, known.Name, new Claim(Schemes.Token, known.TokenId.ToString()));

    internal sealed record Known(Guid TokenId, Guid AccountId, string Name);
}
