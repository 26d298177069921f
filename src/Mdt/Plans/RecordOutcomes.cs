using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The lead practitioner, chair or coordinator writes down what came of the work with a family; members of the team read it.</summary>
internal static class RecordOutcomes
{
    /// <param name="Outcome">With the version that the page showed; 0 where nothing was kept yet.</param>
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, Outcome Outcome) : ICommand;

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Query(Guid CaseId) : IQuery<Answer>;

    /// <param name="AtEntry">At which level the case came in.</param>
    internal sealed record Answer(CaseDesk.Head Head, Outcome Outcome, NeedLevel AtEntry, IReadOnlyList<Level> Levels);

    internal sealed record Level(NeedLevel From, NeedLevel To, string? Reason, string By, DateTimeOffset At);

    internal sealed class Handler(Db db, CaseDesk desk, Outcomes outcomes, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await desk.ToWrite(command.CaseId, ct);
            var (stands, kept) = (await outcomes.Of(command.CaseId, ct), command.Outcome.Kept());
            if (kept with { Version = stands.Version } == stands) return default;
            Conflict Stale() => new("Somebody else has changed these outcomes. Look at what stands now, correct the form, then save.", Words(stands, kept), Words(kept, stands));
            if (stands.Version != kept.Version) throw Stale();
            kept.Check().Throw();
            var row = new
            {
                command.CaseId,
                kept.ScalingStart,
                kept.ScalingNow,
                kept.AttendanceBefore,
                kept.AttendanceAfter,
                kept.GpBefore,
                kept.GpAfter,
                kept.GpSource,
                kept.SecondaryBefore,
                kept.SecondaryAfter,
                kept.SecondarySource,
                kept.FriendsAndFamily,
                by = user.Id,
                now = clock.Now(),
                kept.Version,
            };
            await db.ExecuteVersioned(kept.Version == 0
                ? """
                  INSERT INTO mdt_outcome (case_id, scaling_start, scaling_now, attendance_before, attendance_after, gp_before, gp_after, gp_source, secondary_before, secondary_after,
                      secondary_source, friends_and_family, changed_by, changed_at, version)
                  SELECT @CaseId, @ScalingStart, @ScalingNow, @AttendanceBefore, @AttendanceAfter, @GpBefore, @GpAfter, @GpSource, @SecondaryBefore, @SecondaryAfter,
                      @SecondarySource, @FriendsAndFamily, @by, @now, 1 WHERE NOT EXISTS (SELECT 1 FROM mdt_outcome WHERE case_id = @CaseId)
                  """
                : """
                  UPDATE mdt_outcome SET scaling_start = @ScalingStart, scaling_now = @ScalingNow, attendance_before = @AttendanceBefore, attendance_after = @AttendanceAfter,
                      gp_before = @GpBefore, gp_after = @GpAfter, gp_source = @GpSource, secondary_before = @SecondaryBefore, secondary_after = @SecondaryAfter,
                      secondary_source = @SecondarySource, friends_and_family = @FriendsAndFamily, changed_by = @by, changed_at = @now, version = version + 1
                  WHERE case_id = @CaseId AND version = @Version
                  """, row, conflict: () => Task.FromResult(Stale()), ct: ct);
            return default;
        }

        private static Dictionary<string, string?> Words(Outcome one, Outcome other) =>
            one.Fields().Zip(other.Fields()).Where(f => !string.Equals(f.First.Text, f.Second.Text, StringComparison.Ordinal)).ToDictionary(f => f.First.Label, f => f.First.Text, StringComparer.Ordinal);
    }

    internal sealed class Reader(CaseDesk desk, Outcomes outcomes, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var head = await desk.HeadOf(query.CaseId, ct);
            if (head.LeftOut) return new(head, Outcome.Nothing, head.Case.Level, []);
            var levels = await outcomes.Levels(query.CaseId, ct);
            var names = await send.Names(levels.Select(l => l.ByUser), ct);
            var kept = await outcomes.Of(query.CaseId, ct);
            audit.Saw(await desk.People(query.CaseId, ct)); // last: what is asked in between writes its own row
            return new(head, kept, levels.Count == 0 ? head.Case.Level : levels[0].FromLevel, [.. levels.Select(l => new Level(l.FromLevel, l.ToLevel, l.Reason, names(l.ByUser), l.At))]);
        }
    }

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid CaseId { get; set; }
        public int Version { get; set; }

        [Display(Name = "Scaling at the start")]
        public int? ScalingStart { get; set; }

        [Display(Name = "Scaling now")]
        public int? ScalingNow { get; set; }

        [Display(Name = "School attendance before")]
        public int? AttendanceBefore { get; set; }

        [Display(Name = "School attendance now")]
        public int? AttendanceAfter { get; set; }

        [Display(Name = "GP contacts before")]
        public int? GpBefore { get; set; }

        [Display(Name = "GP contacts after")]
        public int? GpAfter { get; set; }
        public ContactSource? GpSource { get; set; }

        [Display(Name = "Hospital contacts before")]
        public int? SecondaryBefore { get; set; }

        [Display(Name = "Hospital contacts after")]
        public int? SecondaryAfter { get; set; }
        public ContactSource? SecondarySource { get; set; }
        public FriendsAndFamily? FriendsAndFamily { get; set; }

        /// <summary>It was saved, says the address after a save.</summary>
        public bool Saved { get; set; }

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            var saved = Saved;
            ModelState.Clear();
            await Show(ct);
            Saved = saved;
            var kept = Shown.Outcome;
            (Version, ScalingStart, ScalingNow, AttendanceBefore, AttendanceAfter) = (kept.Version, kept.ScalingStart, kept.ScalingNow, kept.AttendanceBefore, kept.AttendanceAfter);
            (GpBefore, GpAfter, GpSource) = (kept.GpBefore, kept.GpAfter, kept.GpSource);
            (SecondaryBefore, SecondaryAfter, SecondarySource, FriendsAndFamily) = (kept.SecondaryBefore, kept.SecondaryAfter, kept.SecondarySource, kept.FriendsAndFamily);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, new(ScalingStart, ScalingNow, AttendanceBefore, AttendanceAfter, GpBefore, GpAfter, GpSource,
                SecondaryBefore, SecondaryAfter, SecondarySource, FriendsAndFamily, Version)), ct);
            return Redirect($"/mdt/cases/{CaseId}/outcomes?Saved=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new Query(CaseId), ct);
            Saved = false;
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Shown.Outcome.Version; // pressing again is a choice
        }
    }
}
