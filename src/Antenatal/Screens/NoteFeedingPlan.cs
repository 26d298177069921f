using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>A midwife or health visitor notes with her how she hopes to feed her baby, and what would help.</summary>
internal static class NoteFeedingPlan
{
    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, Plan? Last);

    internal sealed record Plan(FeedingHope Hopes, string? Help, DateOnly NotedOn);

    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, FeedingHope? Hopes, string? Help) : ICommand<Guid>;

    internal static async Task<Plan?> Of(Db db, Guid pregnancyId, CancellationToken ct) =>
        await db.Query<Plan>("SELECT hopes, help, noted_on FROM antenatal_feeding_plan WHERE pregnancy_id = @pregnancyId ORDER BY noted_on DESC, id DESC", new { pregnancyId }, ct) is [var last, ..] ? last : null;

    internal sealed class Reader(Db db, Seen seen, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), await Of(db, now.Id, ct));
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Seen seen, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (!Pregnancy.IsOpen(now.Status) || now.Status == PregnancyStatus.LossRecorded) throw new Refused("", "Nothing more is noted on this pregnancy");
            new Refusals()
                .If(command.Hopes is not { } hopes || !Enum.IsDefined(hopes), "Hopes", "Choose what she hopes for")
                .Text(command.Help, "Help", 500)
                .Throw();
            await db.Execute("INSERT INTO antenatal_feeding_plan (id, pregnancy_id, hopes, help, noted_on, noted_by) VALUES (@Id, @PregnancyId, @Hopes, @help, @today, @me)",
                new { command.Id, command.PregnancyId, command.Hopes, help = string.IsNullOrWhiteSpace(command.Help) ? null : command.Help.Trim(), today = clock.Today(), me = user.Id }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public Guid Id { get; set; }
        public FeedingHope? Hopes { get; set; }
        public string? Help { get; set; }

        internal Answer View { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
            (Hopes, Help) = (View.Last?.Hopes, View.Last?.Help);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(Id, PregnancyId, Hopes, Help), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => View = await send.Ask(new Query(PregnancyId), ct);
    }
}
