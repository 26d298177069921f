using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>A midwife puts right a loss that was recorded by mistake: the pregnancy goes on, nobody is contacted, and what was cancelled is listed for people to look at.</summary>
internal static class CorrectLoss
{
    /// <summary>What the history says; her own words stay with the loss.</summary>
    private const string Mistake = "It was recorded by mistake";

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<LossEntries.Entry> Entries, int Version);

    /// <param name="EntryIds">What was entered by mistake; none where there is one alone.</param>
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, IReadOnlyList<Guid>? EntryIds, string? Reason) : ICommand;

    internal sealed class Reader(LossEntries entries, PregnancySteps steps, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            audit.Saw(now.PersonId);
            return new(await entries.Of(now.Id, ct), now.Version);
        }
    }

    internal sealed class Handler(Db db, LossEntries entries, PregnancySteps steps, MilestonePlan milestones, History history, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Lost(Guid Id, Guid BabyId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (now, stands) = (await steps.Find(command.PregnancyId, ct), await entries.Of(command.PregnancyId, ct));
            var chosen = (command.EntryIds ?? []).Distinct().ToList();
            if (stands.Count == 0 || (chosen.Count > 0 && !chosen.Exists(c => stands.Any(s => s.Id == c))))
                return now.Version == command.Version + 1 ? default : throw new Refused("", "Nothing is recorded here that could be a mistake");
            if (chosen.Count == 0 && stands.Count == 1) chosen = [stands[0].Id];
            new Refusals()
                .If(chosen.Count == 0, nameof(command.EntryIds), "Choose what was recorded by mistake")
                .If(chosen.Exists(c => stands.All(s => s.Id != c)), nameof(command.EntryIds), "Choose from what is recorded")
                .Text(command.Reason, nameof(command.Reason), 500, "Say how it came to be recorded by mistake", least: 5)
                .If(now.Status != PregnancyStatus.LossRecorded && !Pregnancy.IsExpecting(now.Status), "", $"This pregnancy is “{Pregnancy.Label(now.Status)}”, so this cannot be put right here")
                .Throw();

            var reopened = now.Status == PregnancyStatus.LossRecorded && chosen.Exists(c => stands.Single(s => s.Id == c).Number is not null);
            if (reopened) await steps.To(now.Id, now.StatusBefore ?? PregnancyStatus.Notified, command.Version, Mistake, ct);
            else await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, command.Version }, ct: ct);
            await Withdraw(chosen, ct);
            await PutBack(now.Id, chosen, command.Reason!.Trim(), ct);
            if (reopened) await Reopen(now, ct);
            return default;
        }

        /// <summary>What is not recorded yet never will be.</summary>
        private Task<int> Withdraw(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Execute("""
            UPDATE antenatal_loss_try SET ended_at = @at, ended_code = @code, sealed = '' WHERE id IN @ids AND ended_at IS NULL
            """, new { ids, at = clock.Now(), code = TryEnd.Withdrawn }, ct);

        private async Task PutBack(Guid pregnancyId, IReadOnlyList<Guid> ids, string reason, CancellationToken ct)
        {
            foreach (var lost in await db.Query<Lost>("SELECT id, baby_id FROM antenatal_loss WHERE id IN @ids AND corrected_at IS NULL", new { ids }, ct))
            {
                await db.Execute("UPDATE antenatal_loss SET corrected_reason = @reason, corrected_by = @me, corrected_at = @at WHERE id = @Id", new { lost.Id, reason, me = user.Id, at = clock.Now() }, ct);
                await db.Execute("UPDATE antenatal_baby SET state = 'Expected' WHERE id = @BabyId", new { lost.BabyId }, ct);
                await history.Add(Subject.Baby, lost.BabyId, nameof(BabyState.Lost), nameof(BabyState.Expected), Mistake, ct);
                await outbox.Add(new UnbornExpected(lost.BabyId, pregnancyId, clock.Now()), ct);
            }
            // As many as are expected now; and where one of several is lost all the same, each message is read again.
            await db.Execute("""
                UPDATE antenatal_pregnancy SET
                    multiple = CASE WHEN (SELECT COUNT(*) FROM antenatal_baby b WHERE b.pregnancy_id = @pregnancyId AND b.state <> 'Lost') > 1 THEN 'Yes' ELSE multiple END,
                    reread_from = CASE WHEN EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = @pregnancyId AND b.state = 'Lost') THEN @at ELSE NULL END
                WHERE id = @pregnancyId
                """, new { pregnancyId, at = clock.Now() }, ct);
        }

        private async Task Reopen(PregnancySteps.Now now, CancellationToken ct)
        {
            await db.Execute("UPDATE antenatal_pregnancy SET ended_on = NULL, outcome = NULL WHERE id = @Id", new { now.Id }, ct);
            await milestones.Return(now.Id, ct);
            await db.Execute("UPDATE antenatal_cancelled SET shown_from = @at WHERE pregnancy_id = @Id AND shown_from IS NULL", new { now.Id, at = clock.Now() }, ct);
            await outbox.Add(new PregnancyReopened(now.Id, now.PersonId), ct);
        }
    }

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public List<Guid> EntryIds { get; set; } = [];
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PregnancyId, Version, EntryIds, Reason), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}/cancelled");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PregnancyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
