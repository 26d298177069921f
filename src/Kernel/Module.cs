using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>One module, as Host sees it. Handlers, reactions, scopes, panels and demo parts are found by the scan.</summary>
public interface IModule
{
    /// <summary>As in <c>src/</c>: "Mdt". Its lower case is the prefix of its tables, pages, routes and permissions.</summary>
    string Name { get; }

    IReadOnlyList<Permission> Permissions { get; }

    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>What the scan cannot find: options, clients, authentication schemes.</summary>
    void Services(IServiceCollection services, IConfiguration settings) { }

    /// <summary>The API routes, each <c>/api/name/…</c>; they take bearer tokens only.</summary>
    void Routes(IEndpointRouteBuilder api) { }

    /// <summary>Verbs of the command line that are this module's: <c>import areas</c>.</summary>
    IEnumerable<Verb> Verbs => [];
}

/// <summary>A line of the navigation, shown to those who have the permission.</summary>
/// <param name="Order">Lower comes first; home is 0.</param>
/// <param name="About">What it is for, in one line; the first page shows it where nothing waits.</param>
/// <param name="Under">The path of the line that it belongs to: it then stands on the pages of that line, not in the header. By itself for whoever may not open that line.</param>
public sealed record MenuEntry(string Text, string Path, string Permission, int Order, string About = "", string? Under = null);

/// <summary>What waits for the signed-in person behind one line of the navigation: found by the scan, shown by Host on the first page.</summary>
public interface IWaiting
{
    /// <summary>The path of the line. Only somebody who has its permission is told.</summary>
    string Path { get; }

    /// <summary>One short line of counts and dates, never of people; null where nothing waits.</summary>
    Task<string?> Says(CancellationToken ct);
}

/// <summary>A verb of the Host's command line.</summary>
/// <param name="Path">Its words: "import areas".</param>
/// <param name="Command">System.CommandLine's command with options and arguments; its name is the last word.</param>
/// <param name="Run">Runs as the system in its own scope; answers the exit code.</param>
public sealed record Verb(string Path, Command Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> Run);

/// <summary>What a module shows on a household's card: found by the scan, drawn by Host.</summary>
public interface IPanel
{
    /// <summary>Nobody without it sees the panel.</summary>
    string Permission { get; }

    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <summary>The partial view: <c>/Families/Households/HouseholdPanel.cshtml</c>.</summary>
    string Partial { get; }

    /// <summary>Whether it may stand in the pack of a meeting: nothing of a concern, a warning note, a screening or a young person's private plan. Not, unless the panel says so.</summary>
    bool InPack => false;

    /// <summary>The partial's model, masked for the user; null where there is nothing to show.</summary>
    Task<object?> For(Guid householdId, CancellationToken ct);
}

/// <summary>What a module shows on a person's page: found by the scan, drawn by Host.</summary>
public interface IPersonPanel
{
    /// <inheritdoc cref="IPanel.Permission"/>
    string Permission { get; }

    /// <inheritdoc cref="IPanel.Order"/>
    int Order { get; }

    /// <inheritdoc cref="IPanel.Partial"/>
    string Partial { get; }

    /// <summary>The partial's model, masked for the user; null where there is nothing to show.</summary>
    Task<object?> For(Guid personId, CancellationToken ct);
}

/// <summary>A module's part of the demo neighbourhood: fictional, made once on an empty database.</summary>
public interface IDemoPart
{
    /// <summary>Lower is made first: areas 10, access 20, families 30, journeys 50 and up.</summary>
    int Order { get; }

    /// <summary>What is being made, for the progress line: "60 households".</summary>
    string Says { get; }

    Task Make(Demo demo, CancellationToken ct);
}

/// <summary>What the parts of the demo leave for one another, and what is printed at the end.</summary>
public sealed class Demo(int households, string password)
{
    /// <summary>How many households to make.</summary>
    public int Households { get; } = households;

    /// <summary>The generated password that all demo accounts share.</summary>
    public string Password { get; } = password;

    /// <summary>The demo accounts, by role: id and e-mail.</summary>
    public IDictionary<string, Guid> Accounts { get; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Neighbourhoods and localities that were made, by name.</summary>
    public IDictionary<string, Guid> Areas { get; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Postcodes of the demo's neighbourhood, by locality and small area: none of them can exist.</summary>
    public IList<string> Postcodes { get; } = [];

    /// <summary>Households that were made, in order.</summary>
    public IList<Guid> HouseholdIds { get; } = [];

    /// <summary>Ids that one part leaves for another under an agreed name: "mdt", "organisation:Harbour Lane Trust".</summary>
    public IDictionary<string, Guid> Ids { get; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Lines to print when all is made.</summary>
    public IList<string> Lines { get; } = [];

    /// <summary>Progress within a part, 0 to 1; shown by the verb where it is long.</summary>
    public Action<double> Progress { get; set; } = _ => { };
}
