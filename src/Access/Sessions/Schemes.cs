using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>How requests say who they are: a browser by its cookie, another system by a bearer token.</summary>
internal static class Schemes
{
    internal const string Cookie = "cookie";
    internal const string Token = "token";
    internal const string Session = "session";
    private const string Either = "Neighbourhood";

    internal static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = Of)
            .AddCookie(Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Token, null);
        services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<IHostEnvironment, TimeProvider>(Configure);
    }

    internal static ClaimsPrincipal Principal(Guid account, string name, Guid session) =>
        Principal(Cookie, account, name, new Claim(Session, session.ToString()));

    internal static ClaimsPrincipal Principal(string by, Guid account, string name, Claim pass) => new(new ClaimsIdentity(
        [new(Signing.Account, account.ToString()), new(Signing.By, by), new(ClaimTypes.Name, name), pass], by));

    /// <summary>
    /// The API takes tokens only, so a caller without one is told so there, and not sent to a sign-in page. A page takes cookies only:
    /// what a token opens is the API's, not every screen of its account.
    /// </summary>
    internal static string Of(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? Token : Cookie;

    internal static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment, TimeProvider clock)
    {
        // The prefix makes browsers insist on Secure, on the path / and on this host alone; plain http at a developer's desk cannot have it.
        cookie.Cookie.Name = environment.IsDevelopment() ? "neighbourhood" : "__Host-neighbourhood";
        cookie.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/access/sign-in";
        cookie.TimeProvider = MovableClock.Under(clock); // moving the demo's clock signs nobody out
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
