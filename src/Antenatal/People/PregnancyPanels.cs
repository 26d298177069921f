using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>On a household's card, for her midwife, and for her health visitor from the 28th week: how far it is, and the way to its page. Never in a pack.</summary>
internal sealed class PregnancyPanel(Around around, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.View;

    public int Order => 50;

    public string Partial => "/Antenatal/People/PregnancyPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct) =>
        await around.Lines(await around.Read(await around.Members(householdId, ct), ct), clock.Today(), ct);
}

/// <summary>The same on her own page.</summary>
internal sealed class PregnancyPersonPanel(Around around, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.View;

    public int Order => 50;

    public string Partial => "/Antenatal/People/PregnancyPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct) =>
        await around.Lines(await around.Read(await around.Person(personId, ct), ct), clock.Today(), ct);
}

/// <summary>On a household's card, for a team that works with the family, where she agreed: that a baby is expected, and no more. Never in a pack.</summary>
internal sealed class ExpectingPanel(Around around) : IPanel
{
    public string Permission => Permissions.SeeFlag;

    public int Order => 51;

    public string Partial => "/Antenatal/People/ExpectingPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct) =>
        await around.Expecting(await around.Members(householdId, ct), ct) ? new ExpectingFlag() : null;
}

/// <summary>The same on her own page.</summary>
internal sealed class ExpectingPersonPanel(Around around) : IPersonPanel
{
    public string Permission => Permissions.SeeFlag;

    public int Order => 51;

    public string Partial => "/Antenatal/People/ExpectingPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct) =>
        await around.Expecting(await around.Person(personId, ct), ct) ? new ExpectingFlag() : null;
}
