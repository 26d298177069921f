using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>On a pregnancy's page: the babies who were born and what follows of it; before that safer sleep and the Start for Life offer.</summary>
internal sealed class BirthSection(Db db, BornBabies babies, SleepTalks sleep, ISend send, CurrentUser user, TimeProvider clock) : IPregnancySection
{
    public string Permission => Permissions.View;

    public int Order => 50;

    public string Partial => "/Antenatal/Births/BirthSection.cshtml";

    /// <param name="LossToRecord">A baby was not born alive, and what happened is not recorded yet.</param>
    internal sealed record Model(
        Guid PregnancyId, IReadOnlyList<BabyLine> Babies, bool LossToRecord, bool MayRecord, bool MayRecordLoss, string? Smoking, string? Feeding, bool MayFeed,
        IReadOnlyList<TalkLine> Talks, IReadOnlyList<string> Missing, bool MayTalk, IReadOnlyList<ParentLine> Parents, bool MayTell, bool MayCorrect);

    /// <param name="Registered">In words; null where nothing is to be registered.</param>
    internal sealed record BabyLine(Guid BabyId, Guid PersonId, string Name, DateOnly BornOn, DateOnly? DiedOn, string? Registered, bool MayRegister);

    internal sealed record TalkLine(string When, DateOnly On, string By, string? Plan);

    internal sealed record ParentLine(Guid PersonId, string Name, DateOnly? ToldOn, DateOnly? ReachedOn);

    private sealed record Row(string? SmokingAtDelivery, string? FeedingAt6Weeks, int Waiting);

    private sealed record Registration(Guid BabyId, DateOnly DueOn, DateOnly? DoneOn, Guid? SiteId);

    private sealed record Told(Guid PersonId, DateOnly? ToldOn, DateOnly? ReachedOn);

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        if (pregnancy.Status is PregnancyStatus.LossRecorded or PregnancyStatus.EnteredInError) return null;
        var born = await babies.Of(pregnancy.Id, ct);
        // What closed without a birth is shown no birth.
        if (born.Count == 0 && !Pregnancy.IsExpecting(pregnancy.Status)) return null;
        var row = (await db.Find<Row>("""
            SELECT p.smoking_at_delivery, p.feeding_at_6_weeks, (SELECT COUNT(*) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Expected' AND b.born_on IS NOT NULL) AS waiting
            FROM antenatal_pregnancy p WHERE p.id = @Id
            """, new { pregnancy.Id }, ct))!;
        var open = pregnancy.Status != PregnancyStatus.MovedAway;
        var living = born.Any(b => b.DiedOn is null);
        return new Model(
            pregnancy.Id, await Lines(pregnancy.Id, born, ct), row.Waiting > 0, Pregnancy.IsExpecting(pregnancy.Status) && row.Waiting == 0 && user.May(Permissions.RecordBirth), user.May(Permissions.RecordLoss),
            Enum.TryParse<Smoking>(row.SmokingAtDelivery, out var smokes) ? PregnancyWords.Label(smokes) : null, Enum.TryParse<Feeding>(row.FeedingAt6Weeks, out var feeding) ? Birth.Label(feeding) : null,
            living && user.May(Permissions.RecordBirth) && born.Min(b => b.BornOn).AddDays(Birth.FeedingFromDays) <= clock.Today(),
            await Talks(pregnancy.Id, ct), born.Count > 0 && !living ? [] : [.. (await sleep.Missing(pregnancy.Id, ct)).Select(SaferSleep.Label)], open && (living || born.Count == 0) && user.May(Permissions.TalkSleep),
            await Parents(pregnancy, ct), open && (living || born.Count == 0) && user.May(Permissions.TellStartForLife),
            open && born.Count > 0 && user.May(Permissions.RecordBirth));
    }

    private async Task<IReadOnlyList<BabyLine>> Lines(Guid pregnancyId, IReadOnlyList<BornBabies.Born> born, CancellationToken ct)
    {
        if (born.Count == 0) return [];
        var names = await send.NamesOf(born.Select(b => b.PersonId), ct);
        var registrations = (await db.Query<Registration>("SELECT baby_id, due_on, done_on, site_id FROM antenatal_registration WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct)).ToDictionary(r => r.BabyId);
        List<Guid> ids = [.. registrations.Values.Select(r => r.SiteId).OfType<Guid>().Distinct()];
        var sites = ids.Count == 0 ? [] : (await send.Ask(new GetSites(ids), ct)).ToDictionary(s => s.SiteId, s => s.Name);
        return [.. born.Select(b => new BabyLine(b.Id, b.PersonId, names.GetValueOrDefault(b.PersonId, Birth.Called(b.Number, born.Count)), b.BornOn, b.DiedOn,
            b.DiedOn is null && registrations.TryGetValue(b.Id, out var r) ? InWords(r, sites) : null, b.DiedOn is null && user.May(Permissions.RegisterBirths)))];
    }

    private string InWords(Registration registration, Dictionary<Guid, string> sites) => registration switch
    {
        { DoneOn: { } done, SiteId: { } site } => $"registered on {done.Date()}, {sites.GetValueOrDefault(site, "at a hub")}",
        { DoneOn: { } done } => $"registered on {done.Date()}",
        _ when registration.DueOn < clock.Today() => $"not registered yet: it was due by {registration.DueOn.Date()}",
        _ => $"to be registered by {registration.DueOn.Date()}",
    };

    private async Task<IReadOnlyList<TalkLine>> Talks(Guid pregnancyId, CancellationToken ct)
    {
        var talks = await sleep.Of(pregnancyId, ct);
        var staff = await send.Names(talks.Select(t => t.ByUser), ct);
        return [.. talks.Select(t => new TalkLine(SaferSleep.Label(t.Moment), t.TalkedOn, staff(t.ByUser), t.CarePlan))];
    }

    /// <summary>She, her partner where she named one, and whoever else was told.</summary>
    private async Task<IReadOnlyList<ParentLine>> Parents(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var told = await db.Query<Told>("SELECT person_id, told_on, reached_on FROM antenatal_start_for_life WHERE pregnancy_id = @Id ORDER BY id", new { pregnancy.Id }, ct);
        var partner = await db.Query<Guid>("SELECT person_id FROM antenatal_partner WHERE pregnancy_id = @Id AND person_id IS NOT NULL", new { pregnancy.Id }, ct);
        List<Guid> people = [.. new[] { pregnancy.PersonId }.Concat(partner).Concat(told.Select(t => t.PersonId)).Distinct()];
        var names = await send.NamesOf(people, ct);
        return [.. people.Where(names.ContainsKey).Select(id => told.FirstOrDefault(t => t.PersonId == id) is var t ? new ParentLine(id, names[id], t?.ToldOn, t?.ReachedOn) : null!)];
    }
}
