using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Deaths;

/// <summary>That a person has died, or where it is recorded.</summary>
internal sealed class DeathPanel(Db db, Guard guard) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 95;

    public string Partial => "/Families/Deaths/DeathPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var died = await db.Find<Row>("""
            SELECT d.died_on, d.date_known, d.told_by, p.sensitivity FROM families_death d JOIN families_person p ON p.id = d.person_id
            WHERE d.person_id = @personId AND d.corrected_at IS NULL
            """, new { personId }, ct);
        var change = await guard.Reaches(Permissions.WritePeople, "PersonId", personId, ct);
        return died is null ? change ? new Model(personId, null, null, true) : null
            : new Model(personId, died.DateKnown ? $"Died on {Memberships.Day(died.DiedOn)}." : $"Has died. The day is not known; it was recorded on {Memberships.Day(died.DiedOn)}.", died.Sensitivity == Sensitivity.Restricted ? null : died.ToldBy, change);
    }

    private sealed record Row(DateOnly DiedOn, bool DateKnown, string ToldBy, Sensitivity Sensitivity);

    /// <param name="Says">Null for the living.</param>
    internal sealed record Model(Guid PersonId, string? Says, string? ToldBy, bool MayChange);
}
