namespace Neighbourhood.Mdt.Agendas;

/// <summary>The usual agenda of each kind of team, in plain words: where a coordinator begins.</summary>
internal static class AgendaTemplates
{
    /// <param name="Minutes">How long it usually takes; null where nobody says.</param>
    internal sealed record Point(AgendaPointKind Kind, string Title, int? Minutes = null);

    private static readonly Point Welcome = Stands("Welcome and apologies", 5);
    private static readonly Point LastTime = Stands("Actions from last time", 10);
    private static readonly Point Next = Stands("Date of the next meeting");

    internal static IReadOnlyList<Point> FamiliesAlone { get; } = [Families("Families on the list")];

    internal static IReadOnlyList<Point> Cyp { get; } =
        [Welcome, LastTime, Families("Children, young people and their families"), Stands("Gaps noticed: what is missing nearby", 5), Next];

    internal static IReadOnlyList<Point> Family { get; } =
        [Welcome, LastTime, Families("Families on the list"), Stands("Who steps up, who steps down", 5), Stands("Gaps noticed: what is missing nearby", 5), Next];

    internal static IReadOnlyList<Point> Antenatal { get; } =
        [Welcome, LastTime, Stands("Births since last time", 5), Families("Expectant families on the list"), Stands("Gaps noticed: what is missing before and after birth", 5), Next];

    internal static IReadOnlyList<Point> Pcn { get; } =
        [Welcome, LastTime, Families("Families on the list"), Stands("Learning for the practices", 5), Stands("Gaps noticed: what is missing nearby", 5), Next];

    internal static IReadOnlyList<Point> HubPrescribing { get; } =
    [
        Stands("Welcome: who is here from each side", 5), LastTime,
        Talks("New families known to both: how many, how they came", 10), Families("Families to talk about"),
        Talks("Who does what, so that nobody is asked twice", 10), Talks("Groups and sessions with places", 10), Talks("Gaps noticed: what families ask for and nobody offers", 10), Next,
    ];

    internal static IReadOnlyList<Point> Board { get; } =
    [
        Stands("Welcome and apologies", 5), Stands("Minutes of the last meeting", 5), Stands("Actions from last time", 10), Talks("How the neighbourhood is doing", 20),
        Talks("Decisions asked of the board", 30), Talks("Risks", 10), Stands("Any other business", 5), Next,
    ];

    internal static IReadOnlyList<Point> TaskGroup { get; } =
        [Welcome, LastTime, Talks("Progress on the task", 20), Talks("What stands in the way", 15), Talks("What is done before next time", 10), Next];

    internal static IReadOnlyList<Point> LocalityEvent { get; } =
    [
        Stands("Welcome: why we are here", 10), Talks("What we know about the neighbourhood", 20), Breaks("Breakout 1: getting help early", 40), Breaks("Breakout 2: working as one team", 40),
        Talks("What the groups found", 20), Stands("What happens next", 10),
    ];

    private static Point Stands(string title, int? minutes = null) => new(AgendaPointKind.Standing, title, minutes);

    private static Point Talks(string title, int? minutes = null) => new(AgendaPointKind.Discussion, title, minutes);

    private static Point Breaks(string title, int? minutes = null) => new(AgendaPointKind.Breakout, title, minutes);

    private static Point Families(string title) => new(AgendaPointKind.Cases, title);
}
