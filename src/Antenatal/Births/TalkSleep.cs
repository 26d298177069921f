using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife or health visitor notes a conversation about safer sleep: when, what was talked through, what the family will do.</summary>
internal static class TalkSleep
{
    [Allows(Permissions.TalkSleep, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, IReadOnlyList<SleepMoment> Missing);

    [Allows(Permissions.TalkSleep, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, SleepMoment? Moment, DateOnly? TalkedOn, IReadOnlyList<string>? Risks, string? Plan) : ICommand<Guid>;

    internal sealed class Reader(Seen seen, SleepTalks talks, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), await talks.Missing(now.Id, ct));
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Seen seen, SleepTalks talks) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (now.Status is PregnancyStatus.LossRecorded or PregnancyStatus.EnteredInError) throw new Refused("", "Nothing more is noted on this pregnancy");
            await talks.Note(now.Id, new(command.Id, command.Moment, command.TalkedOn, command.Risks, command.Plan), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.TalkSleep, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SleepTalkPage
    {
        public Guid PregnancyId { get; set; }

        internal override string Back => $"/antenatal/pregnancies/{PregnancyId}";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(Id, PregnancyId, Moment, TalkedOn, Risks, Plan), ct);
            return Redirect(Back);
        });

        protected override async Task Show(CancellationToken ct) => (Name, Missing) = await send.Ask(new Query(PregnancyId), ct);
    }
}
