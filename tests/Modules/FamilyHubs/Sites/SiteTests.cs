using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

/// <summary>What the tests of sites begin with: answers of a form that are right, and places that the areas know.</summary>
public abstract class SiteTests : ArrangedHub
{
    internal static SiteAnswers Right(string name = "Harbour Street fire station") => new(
        name, SiteKind.OutreachPoint, HostBuilding.FireStation, "3 Harbour Street", "qx1 1aa", null, "01632 960100", "Tuesday 9am to 12 noon", "Bus 7", ["lift", "bsl"], false, new DateOnly(2026, 3, 1), "The council's list");

    protected Guid East { get; private set; }
    protected Guid Version { get; private set; }

    protected void Know(string postcode, string locality, Guid? neighbourhood = null)
    {
        if (East == Guid.Empty) (East, Version) = (World.NewId(), World.NewId());
        Places[Folded.Postcode(postcode)] = new(true, "E01999901", null, null, null, 2, "2019", Localities.TryGetValue(locality, out var id) ? id : Localities[locality] = World.NewId(), locality, neighbourhood ?? Sale, Version);
    }

    protected Dictionary<string, Guid> Localities { get; } = new(StringComparer.Ordinal);

    internal Task<Guid> Add(SiteAnswers answers, Guid? id = null) => Manager.Send(new AddSite.Command(id ?? World.NewId(), answers));

    protected Guid Organisation(string name = "Lantern Trust")
    {
        var id = World.NewId();
        Organisations.Add(new(id, name, OrganisationType.Voluntary, null, null, null));
        return id;
    }

    protected Task<IReadOnlyList<T>> OfSite<T>(string sql, Guid siteId) => World.Sql<T>(sql, new { siteId });

    internal async Task<ViewSite.Answer> See(Guid siteId, Neighbourhood.Testing.Actor? by = null) => await (by ?? Manager).Ask(new ViewSite.Query(siteId));
}
