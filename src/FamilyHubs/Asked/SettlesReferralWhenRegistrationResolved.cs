using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>
/// Somebody has decided who the family is of which a sender told: the hub goes on with it, or it goes no further, where it is no family to keep or somebody known
/// who objects to sharing. For the sender it stands as it stood: its version too.
/// </summary>
internal sealed class SettlesReferralWhenRegistrationResolved(Db db, AskedSites sites, Aliases aliases) : IWhen<RegistrationResolved>
{
    private sealed record Row(Guid Id);

    public async Task Handle(RegistrationResolved happened, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("SELECT id FROM familyhubs_gp_referral WHERE household_id = @HeldId AND registration = 'Held' ORDER BY id", happened, ct))
        {
            var stops = happened.Outcome == RegistrationOutcome.Refused || (happened.Outcome == RegistrationOutcome.MergedInto && happened.PersonId is { } known && await Objects(known, row.Id, ct));
            await db.Execute("UPDATE familyhubs_gp_referral SET registration = @now WHERE id = @Id", new { row.Id, now = stops ? ReferralFamily.Stopped : ReferralFamily.Settled }, ct);
            if (stops) await sites.End(row.Id, ct);
        }
    }

    /// <summary>Who was known objects. What was said in the very form that they agreed to is no objection to it.</summary>
    private async Task<bool> Objects(Guid known, Guid referralId, CancellationToken ct)
    {
        var told = await db.Query<Guid>("SELECT person_id FROM familyhubs_gp_referral_person WHERE gp_referral_id = @referralId", new { referralId }, ct);
        List<Guid> ids = [known, .. (await aliases.AllOf(known, ct)).Where(id => id != known && !told.Contains(id))];
        return await db.Find<int>("SELECT COUNT(*) FROM familyhubs_objection WHERE person_id IN @ids", new { ids }, ct) > 0;
    }
}
