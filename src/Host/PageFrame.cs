using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Neighbourhood.Design;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>What stands around each page: the menu of this person's permissions, who they are, the safeguarding button.</summary>
internal sealed class PageFrame(IHttpContextAccessor http, CurrentUser user, IReadOnlyList<IModule> modules, DemoMode demo) : IPageFrame
{
    public IReadOnlyList<FrameLink> Menu { get; } = !user.IsSignedIn ? [] : [.. MenuGroup.For(modules, user).Select(g => Link(g.Main) with { Under = [.. g.Under.Select(Link)] })];

    private static FrameLink Link(MenuEntry entry) => new(entry.Text, entry.Path);

    public string? SignedInAs => user.IsSignedIn ? http.HttpContext?.User.FindFirstValue(ClaimTypes.Name) ?? "you" : null;

    public string? AccountUrl => "/access/account";

    public string? SignInUrl => "/access/sign-in";

    public string SignOutUrl => "/access/sign-out";

    public bool IsDemo => demo.IsOn;

    public string? DemoNote => demo.IsOn && demo.Ahead > TimeSpan.Zero
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The clock is {demo.Ahead.TotalHours:0.#} hours ahead.") : null;

    public FrameLink? DemoLink => demo.IsOn && user.IsSignedIn ? new("Demo clock", "/demo/clock") : null;

    /// <summary>In peer support it names the match by itself: a supporter does not know whom else to name.</summary>
    public string? ConcernUrl =>
        user.IsSignedIn && AskedFor.StartsWith("/peersupport", StringComparison.Ordinal) && user.May("peersupport.concerns.raise") ? $"/peersupport/concern?Back={Uri.EscapeDataString(AskedFor)}"
        : user.IsSignedIn && user.May("families.concerns.raise") ? $"/families/concerns/new?back={Uri.EscapeDataString(AskedFor)}" : null;

    /// <summary>What the person opened, also where they see an error instead.</summary>
    private string AskedFor => http.HttpContext is not { } context ? "/"
        : context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "/";
}
