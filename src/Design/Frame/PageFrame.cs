namespace Neighbourhood.Design;

/// <summary>A link of the frame: its words and where it goes.</summary>
public sealed record FrameLink(string Text, string Url)
{
    /// <summary>What belongs to it: shown on its own pages, not in the header.</summary>
    public IReadOnlyList<FrameLink> Under { get; init; } = [];

    /// <summary>How much of this path is the link's own, or that of one under it: 0 for nothing.</summary>
    public int Reaches(string path) => Under.Append(this).Where(link => link.Holds(path)).Select(link => link.Url.Length).DefaultIfEmpty().Max();

    /// <summary>True when the page at this path is the link's own or lies beneath it.</summary>
    public bool Holds(string path) =>
        string.Equals(path, Url, StringComparison.OrdinalIgnoreCase) ||
        (Url.Length > 1 && path.StartsWith(Url.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What the layout shows around each page. Host implements it and registers it, scoped.</summary>
public interface IPageFrame
{
    /// <summary>The name in the header and in each page's title.</summary>
    string ServiceName => "Neighbourhood";

    /// <summary>Where the service name leads.</summary>
    string HomeUrl => "/";

    /// <summary>The menu of this person, in order; none before signing in.</summary>
    IReadOnlyList<FrameLink> Menu { get; }

    /// <summary>The name of the person who is signed in, or null.</summary>
    string? SignedInAs { get; }

    /// <summary>Where the person's own page is, or null.</summary>
    string? AccountUrl => null;

    /// <summary>Where to sign in; null hides the link.</summary>
    string? SignInUrl => null;

    /// <summary>Where the sign-out form posts to.</summary>
    string SignOutUrl { get; }

    /// <summary>True when all people in it are made up: a banner says so on every page.</summary>
    bool IsDemo => false;

    /// <summary>What the demo banner adds, for example which role this is.</summary>
    string? DemoNote => null;

    /// <summary>Where the demo banner leads, for example to its clock; null for nowhere.</summary>
    FrameLink? DemoLink => null;

    /// <summary>Where a safeguarding concern is raised; null hides the link.</summary>
    string? ConcernUrl { get; }

    /// <summary>False switches the Alt+Shift shortcuts off.</summary>
    bool Shortcuts => true;

    /// <summary>The links of the footer.</summary>
    IReadOnlyList<FrameLink> Footer => DefaultFooter;

    /// <summary>Help, Privacy, Accessibility.</summary>
    static IReadOnlyList<FrameLink> DefaultFooter { get; } =
        [new("Help", "/help"), new("Privacy", "/privacy"), new("Accessibility", "/accessibility")];
}
