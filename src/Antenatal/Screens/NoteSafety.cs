using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>A midwife or health visitor notes that she was asked, alone, about safety at home, and reads it on this page and nowhere else.</summary>
internal static class NoteSafety
{
    internal const int LongestStep = 500;

    [Allows(Permissions.AskSafety, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="AskAgain">She was not alone the last time, or has not been asked.</param>
    internal sealed record Answer(string Name, bool AskAgain, IReadOnlyList<Line> Lines);

    internal sealed record Line(DateTimeOffset AskedAt, string By, SafetyAnswer Said, string? NextStep);

    /// <param name="Alone">Whether she was alone: only then is she asked.</param>
    [Allows(Permissions.AskSafety, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, bool? Alone, SafetyAnswer? Said, string? NextStep) : ICommand<Guid>;

    private sealed record Row(DateTimeOffset AskedAt, Guid? AskedBy, SafetyAnswer Answer, string? NextStep);

    internal sealed class Reader(Db db, Seen seen, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var rows = await db.Query<Row>("SELECT asked_at, asked_by, answer, next_step FROM antenatal_safety_question WHERE pregnancy_id = @Id ORDER BY asked_at DESC, id DESC", new { now.Id }, ct);
            var by = await send.Names(rows.Select(r => r.AskedBy), ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), rows is [] or [{ Answer: SafetyAnswer.NotAlone }, ..], [.. rows.Select(r => new Line(r.AskedAt, by(r.AskedBy), r.Answer, r.NextStep))]);
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Seen seen, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (now.Status is PregnancyStatus.EnteredInError or PregnancyStatus.MovedAway or PregnancyStatus.Closed) throw new Refused("", "Nothing more is noted on this pregnancy");
            new Refusals()
                .If(command.Alone is null, "Alone", "Choose whether she was alone")
                .If(command.Alone == false && command.Said is not (null or SafetyAnswer.NotAlone), "Said", "She was not alone: do not ask. Ask again when she is")
                .If(command.Alone == true && command.Said is not (SafetyAnswer.Yes or SafetyAnswer.No or SafetyAnswer.DidNotSay), "Said", "Choose what she answered")
                .Text(command.NextStep, "NextStep", LongestStep, command is { Alone: true, Said: SafetyAnswer.Yes } ? "Say what you agreed with her as the next step" : null)
                .Throw();
            await db.Execute("""
                INSERT INTO antenatal_safety_question (id, pregnancy_id, asked_at, asked_by, answer, next_step) VALUES (@Id, @PregnancyId, @now, @me, @answer, @step)
                """, new
            {
                command.Id,
                command.PregnancyId,
                now = clock.Now(),
                me = user.Id,
                answer = command.Alone == true ? command.Said!.Value : SafetyAnswer.NotAlone,
                step = string.IsNullOrWhiteSpace(command.NextStep) ? null : command.NextStep.Trim(),
            }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.AskSafety, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public Guid Id { get; set; }
        public bool? Alone { get; set; }
        public SafetyAnswer? Said { get; set; }
        public string? NextStep { get; set; }

        internal Answer View { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        /// <summary>Then to the first page: what was noted is not left on the screen.</summary>
        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(Id, PregnancyId, Alone, Said, NextStep), ct);
            return Redirect("/");
        });

        protected override async Task Show(CancellationToken ct) => View = await send.Ask(new Query(PregnancyId), ct);
    }
}
