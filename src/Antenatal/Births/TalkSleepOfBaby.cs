using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Whoever works with a family notes a conversation about safer sleep of its baby.</summary>
internal static class TalkSleepOfBaby
{
    [Allows(Permissions.TalkSleep, Unscoped = "the baby is checked against whom the viewer works with")]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(string Name, IReadOnlyList<SleepMoment> Missing);

    [Allows(Permissions.TalkSleep, Unscoped = "the baby is checked against whom the viewer works with")]
    internal sealed record Command(Guid Id, Guid PersonId, SleepMoment? Moment, DateOnly? TalkedOn, IReadOnlyList<string>? Risks, string? Plan) : ICommand<Guid>;

    internal sealed class Reader(BornBabies babies, SleepTalks talks, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var person = await send.Known(query.PersonId, ct);
            var answer = new Answer(person.Name, await talks.Missing((await babies.Living(query.PersonId, ct)).PregnancyId, ct));
            audit.Saw(query.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(BornBabies babies, SleepTalks talks, ISend send) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await send.Known(command.PersonId, ct);
            await talks.Note((await babies.Living(command.PersonId, ct)).PregnancyId, new(command.Id, command.Moment, command.TalkedOn, command.Risks, command.Plan), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.TalkSleep, Unscoped = "the baby is checked against whom the viewer works with")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SleepTalkPage
    {
        public Guid PersonId { get; set; }

        internal override string Back => $"/person/{PersonId}";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(Id, PersonId, Moment, TalkedOn, Risks, Plan), ct);
            return Redirect(Back);
        });

        protected override async Task Show(CancellationToken ct) => (Name, Missing) = await send.Ask(new Query(PersonId), ct);
    }
}
