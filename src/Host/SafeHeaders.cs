namespace Neighbourhood.Host;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SafeHeaders
{
    /// <summary>Nothing inline, nothing from elsewhere, no frame around us.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    internal static void UseSafeHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        context.Response.OnStarting(() =>
        {
            // A page about a family must not be left in the browser of a shared machine. Style and script may stay.
            if (context.Response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal)))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next(context);
    });
}
