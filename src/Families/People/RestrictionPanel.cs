using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Whether this person is restricted, and who may change it.</summary>
internal sealed class RestrictionPanel(Db db, Guard guard) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 90;

    public string Partial => "/Families/People/RestrictionPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        if (await db.Find<Row>("SELECT sensitivity FROM families_person WHERE id = @personId", new { personId }, ct) is not { } row) return null;
        var restricted = row.Sensitivity == Sensitivity.Restricted;
        var permission = restricted ? Permissions.LiftRestrictions : Permissions.RestrictPeople;
        return new Model(personId, restricted, await guard.Reaches(permission, "PersonId", personId, ct));
    }

    private sealed record Row(Sensitivity Sensitivity);

    internal sealed record Model(Guid PersonId, bool Restricted, bool MayChange);
}
