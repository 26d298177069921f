using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Keeps what was said about sharing at the door. The basis of care is the public task: an answer informs, an objection stops.</summary>
internal sealed class Answers(Db db, Objections objections, CurrentUser user, TimeProvider clock)
{
    private const string ToldBy = "At registration";

    private static readonly SharingReceiver[] Three = [SharingReceiver.Midwife, SharingReceiver.HealthVisitor, SharingReceiver.GeneralPractice];

    /// <summary>"May we tell your midwife, health visitor and GP?" and "may we use photos?" Null is not asked and leaves nothing.</summary>
    /// <param name="adultId">Who answered, for themselves and for their children.</param>
    internal async Task Keep(Guid personId, Guid adultId, RegisterFamily.Telling mayTell, bool? photos, CancellationToken ct)
    {
        var by = new Objections.By(personId == adultId ? AnswerGiver.Person : AnswerGiver.ParentalResponsibility, adultId, ToldBy);
        var told = mayTell != RegisterFamily.Telling.AskLater;
        await Basis(personId, by, SharingPurpose.EarlyHelp, told ? SharingBasis.Informed : SharingBasis.NotAsked, ct);
        if (mayTell == RegisterFamily.Telling.No)
            await objections.Keep(clock.NewId(), personId, by, [.. Three.Select(r => new Objections.Line(SharingPurpose.EarlyHelp, r, null))], ct);
        if (photos is true) await Basis(personId, by, SharingPurpose.Marketing, SharingBasis.ExplicitConsent, ct);
        if (photos is false) await objections.Keep(clock.NewId(), personId, by, [new(SharingPurpose.Marketing, null, null)], ct);
    }

    private Task<int> Basis(Guid personId, Objections.By by, SharingPurpose purpose, SharingBasis basis, CancellationToken ct) => db.Execute("""
        INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at, recorded_by, given_by, given_by_person_id, given_on)
        VALUES (@id, @personId, @purpose, @basis, @now, @me, @Kind, @giver, @today)
        """, new { id = clock.NewId(), personId, purpose, basis, now = clock.Now(), me = user.Id, by.Kind, giver = by.PersonId, today = clock.Today() }, ct);
}
