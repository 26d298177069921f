namespace Neighbourhood.Host;

/// <summary>Whoever saves something about a person or a family reads "Saved" once, on the page to which the form leads.</summary>
internal static class Saved
{
    private const string Name = "saved";

    internal static void UseSaved(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method))
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status302Found && LeadsToOne(context.Response.Headers.Location.ToString()))
                    context.Response.Cookies.Append(Name, "1", Options(context));
                return Task.CompletedTask;
            });
        return next(context);
    });

    /// <summary>True once after a form led here.</summary>
    internal static bool WasJust(HttpContext context)
    {
        if (!context.Request.Cookies.ContainsKey(Name)) return false;
        context.Response.Cookies.Delete(Name, Options(context));
        return true;
    }

    private static bool LeadsToOne(string path) =>
        path.StartsWith("/person/", StringComparison.Ordinal) || path.StartsWith("/household/", StringComparison.Ordinal);

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = "/" };
}
