using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The lead practitioner writes down with the family what changed, whom they turn to and what comes next, when a case has ended: "Moving on".</summary>
internal static class WriteMovingOn
{
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Command(Guid Id, Guid CaseId, string? WhatChanged, int? ScalingNow, string? WhoToTurnTo, string? WhatNext) : ICommand<Guid>;

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Query(Guid CaseId) : IQuery<Answer>;

    /// <param name="Form">Null while it waits.</param>
    /// <param name="Waits">It is asked for.</param>
    internal sealed record Answer(CaseDesk.Head Head, MovingOn.Form? Form, string? By, bool Waits, int? ScalingNow);

    internal sealed class Handler(Db db, CaseDesk desk, MovingOn forms, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await desk.ToWrite(command.CaseId, ct);
            await forms.CheckWaits(now, ct);
            new Refusals().HasId(command.Id)
                .Text(command.WhatChanged, "WhatChanged", 2000, "Say what changed for the family")
                .If(command.ScalingNow is < 0 or > 10, "ScalingNow", "Enter a number from 0 to 10, or leave it empty")
                .Text(command.WhoToTurnTo, "WhoToTurnTo", 1000, "Say whom the family can turn to")
                .Text(command.WhatNext, "WhatNext", 1000)
                .Throw();
            await db.Execute("""
                INSERT INTO mdt_moving_on (id, case_id, closed_on, what_changed, scaling_now, who_to_turn_to, what_next, by_user, at)
                VALUES (@Id, @CaseId, @closed, @changed, @ScalingNow, @who, @next, @by, @at)
                """, new
            {
                command.Id,
                command.CaseId,
                closed = now.ClosedOn,
                changed = command.WhatChanged!.Trim(),
                command.ScalingNow,
                who = command.WhoToTurnTo!.Trim(),
                next = string.IsNullOrWhiteSpace(command.WhatNext) ? null : command.WhatNext.Trim(),
                by = user.Id,
                at = clock.Now(),
            }, ct);
            if (command.ScalingNow is not null) await KeepScaling(command, ct);
            return command.Id;
        }

        /// <summary>The same answer, among the outcomes.</summary>
        private async Task KeepScaling(Command command, CancellationToken ct)
        {
            var row = new { command.CaseId, command.ScalingNow, by = user.Id, at = clock.Now() };
            if (await db.Execute("UPDATE mdt_outcome SET scaling_now = @ScalingNow, changed_by = @by, changed_at = @at, version = version + 1 WHERE case_id = @CaseId", row, ct) == 0)
                await db.Execute("INSERT INTO mdt_outcome (case_id, scaling_now, changed_by, changed_at, version) VALUES (@CaseId, @ScalingNow, @by, @at, 1)", row, ct);
        }
    }

    internal sealed class Reader(CaseDesk desk, MovingOn forms, Outcomes outcomes, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var head = await desk.HeadOf(query.CaseId, ct);
            if (head.LeftOut) return new(head, null, null, false, null);
            var form = head.Case.IsOpen ? null : await forms.Of(head.Case, ct);
            var by = form is null ? null : (await send.Names([form.ByUser], ct))(form.ByUser);
            var scaling = (await outcomes.Of(query.CaseId, ct)).ScalingNow;
            audit.Saw(await desk.People(query.CaseId, ct)); // last: what is asked in between writes its own row
            return new(head, form, by, form is null && head.Case.EndedByDecision, scaling);
        }
    }

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid CaseId { get; set; }
        public string? WhatChanged { get; set; }

        [Display(Name = "Scaling now")]
        public int? ScalingNow { get; set; }
        public string? WhoToTurnTo { get; set; }
        public string? WhatNext { get; set; }

        /// <summary>Why there is no form.</summary>
        public string? Reason { get; set; }

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            ScalingNow = Shown.ScalingNow;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Done(() => send.Send(new Command(Id, CaseId, WhatChanged, ScalingNow, WhoToTurnTo, WhatNext), ct));

        public Task<IActionResult> OnPostNotPossible(CancellationToken ct) => Done(() => SkipMovingOn.Keep(send, Id, CaseId, Reason, ct));

        private Task<IActionResult> Done(Func<Task<Guid>> keep) => Try<IActionResult>(async () =>
        {
            await keep();
            return Redirect($"/mdt/cases/{CaseId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (Id == Guid.Empty) Id = clock.NewId();
            Shown = await send.Ask(new Query(CaseId), ct);
        }
    }
}
