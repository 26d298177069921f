using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>What is known of the home that somebody goes to.</summary>
internal enum HomeIs
{
    /// <summary>A family that the worker works with.</summary>
    Known,
    /// <summary>A household that is not kept yet, with its address.</summary>
    New,
    /// <summary>Nobody knows where: kept as a household without an address, so that they stay in somebody's sight.</summary>
    Unknown,
}

/// <summary>The home that somebody goes to, as a form has it.</summary>
internal sealed record WhereTo(HomeIs? Home, Guid? HouseholdId, HouseholdKeeper.Place Place)
{
    internal void Check(Refusals refusals)
    {
        refusals.If(Home is not { } home || !Enum.IsDefined(home), "Home", "Choose which home")
            .If(Home == HomeIs.Known && HouseholdId is null, "ToHouseholdId", "Find the family, then choose it");
        if (Home == HomeIs.New) Place.Check(refusals);
    }
}

/// <summary>Opens the home that somebody goes to: the one that is known, or a new one with whoever notes it working with it.</summary>
internal sealed class Homes(Guard guard, HouseholdKeeper households, Involvements involvements, CurrentUser user)
{
    internal async Task<Guid> Open(WhereTo to, Guid newId, CancellationToken ct)
    {
        if (to.Home == HomeIs.Known)
            return await guard.Reaches(Permissions.WritePeople, "HouseholdId", to.HouseholdId!.Value, ct) ? to.HouseholdId.Value : throw new NotFound("This household");
        await households.Add(newId, to.Home == HomeIs.New ? to.Place : HouseholdKeeper.Place.Unknown, "moved", user.OrganisationId, false, ct);
        await involvements.BeginForUser(newId, user.OrganisationId, ct, Involvements.Works);
        return newId;
    }
}

/// <summary>A form that asks which home: it finds the families that the worker works with before it is sent.</summary>
[BindProperties]
internal abstract class WhereToPage(ISend send) : FormPage
{
    public HomeIs? Home { get; set; }
    public string? Find { get; set; }
    public Guid? ToHouseholdId { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }
    public bool NoFixedAddress { get; set; }

    public IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

    protected WhereTo To => new(Home, ToHouseholdId, new(Line1, Line2, Town, Postcode, NoFixedAddress));

    /// <summary>What the words find, without the family that is left.</summary>
    protected async Task Look(Guid? without, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Find)) return;
        Found = [.. (await send.Ask(new FindHouseholds(Find), ct)).Where(h => h.Id != without)];
    }

    /// <summary>Nothing of the form is checked while the family is looked for.</summary>
    protected void Unchecked()
    {
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        if (Search.Asked(Find) is null) ModelState.AddModelError(nameof(Find), "Enter at least 2 letters of a name, a postcode, an NHS number or a date of birth");
        Home = HomeIs.Known;
        ModelState.Remove(nameof(Home));
    }
}
