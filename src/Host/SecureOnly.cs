namespace Neighbourhood.Host;

/// <summary>Outside Development nothing but health is told over plain http: no password and no token is ever read there.</summary>
internal static class SecureOnly
{
    private const string Says =
        "This service is reached by https only.\n" +
        "If you run it behind a proxy that ends https: let the proxy send X-Forwarded-Proto, and set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.\n";

    internal static void UseSecureOnly(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        app.UseHsts();
        app.Use(async (context, next) =>
        {
            if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            {
                await next(context);
                return;
            }
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(Says, context.RequestAborted);
        });
    }
}
