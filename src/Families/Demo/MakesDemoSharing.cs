using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>What some made-up people said about sharing: answers for several purposes, one that is due again, and an objection that a charity may not be told.</summary>
internal sealed class MakesDemoSharing(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    /// <summary>Of the list of families, where it is long enough: none with a special case of another part.</summary>
    private const int First = 8;
    private const int Answering = 6;
    private const int Objecting = 15;
    private const int Due = 1;

    public int Order => 35;

    public string Says => "Sharing: answers, one that is due again, and an objection";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        foreach (var (household, index) in demo.HouseholdIds.Skip(First).Take(Answering).Select((id, index) => (id, index)))
        {
            if (await Adult(household, ct) is not { } person) continue;
            foreach (var (purpose, answer) in new[] { (SharingPurpose.MdtDiscussion, SharingBasis.Informed), (SharingPurpose.PeerSupport, index % 2 == 0 ? SharingBasis.ExplicitConsent : SharingBasis.NotAsked) })
                await send.Send(new RecordSharingAnswer.Command(clock.NewId(), person, purpose, answer, AnswerGiver.Person, person, Note: index == 0 ? "Asked at the weigh-in" : null), ct);
            if (index == Due) await Backdate(person, ct);
        }
        if (await Adult(demo.HouseholdIds.ElementAtOrDefault(Objecting), ct) is { } objector)
        {
            var charity = demo.Ids.TryGetValue("organisation:Lantern Tide Trust", out var id) ? id : (Guid?)null;
            await send.Send(new RecordObjection.Command(
                clock.NewId(), objector, AnswerGiver.Person, objector, [SharingPurpose.PeerSupport, SharingPurpose.SocialPrescribing], charity is null, charity is { } one ? [one] : null,
                "Herself, at the hub"), ct);
        }
    }

    /// <summary>Who was asked at registration: the first adult of the family.</summary>
    private async Task<Guid?> Adult(Guid householdId, CancellationToken ct) => await db.Query<Guid>("""
        SELECT person_id FROM families_member WHERE household_id = @householdId AND role <> 'Child' ORDER BY id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
        """, new { householdId }, ct) is [var adult] ? adult : null;

    /// <summary>In the story it was said more than a year ago.</summary>
    private Task Backdate(Guid personId, CancellationToken ct) => db.InOne(() => db.Execute("""
        UPDATE families_sharing SET recorded_at = @then, given_on = @day, review_by = @review WHERE person_id = @personId AND purpose = 'MdtDiscussion'
        """, new { personId, then = clock.Now().AddDays(-380), day = clock.Today().AddDays(-380), review = clock.Today().AddDays(-15) }, ct), ct);
}
