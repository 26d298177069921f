using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner asks the network, without naming anybody, for those who know the topic; kept answers are shown first (form F10).</summary>
internal static class AskNetwork
{
    /// <param name="NoNames">The writer has looked: of the words that look like names, none is of a family.</param>
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed record Command(Guid Id, NetworkTopic? Topic, string? Words, Guid? NeighbourhoodId, DateOnly? NeededBy, bool NoNames) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, NamesCheck names, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .Text(command.Words, "Words", Question.Longest, "Write your question", Question.Shortest)
                .If(NetworkTopics.Read(command.Topic) is null, "Topic", "Choose what it is about")
                .If(command.NeededBy < today, "NeededBy", "The day must be today or later")
                .If(command.NeededBy > today.AddYears(1), "NeededBy", "The day must be within a year")
                .Throw();
            var area = command.NeighbourhoodId is { } place ? (await send.Ask(new GetNeighbourhoods([place]), ct)).Count == 1 ? place : throw new Refused("NeighbourhoodId", "Choose a neighbourhood from the list") : (Guid?)null;
            var words = command.Words!.Trim();
            await names.Check(words, NamingOf.Question, "Words", command.NoNames, ct);
            var answerBy = await send.Ask(new AddWorkingDays(today, await send.Number("peer.networkAnswerWd", area, ct)), ct);
            await db.Execute("""
                INSERT INTO peersupport_question (id, asked_by, organisation_id, topic, words, folded, neighbourhood_id, needed_by, status, asked_at, answer_by, version)
                VALUES (@Id, @me, @OrganisationId, @Topic, @words, @folded, @area, @NeededBy, 'Open', @now, @answerBy, 1)
                """, new { command.Id, me = user.Id, user.OrganisationId, command.Topic, words, folded = Folded.Text(words), area, command.NeededBy, now = clock.Now(), answerBy }, ct);
            await history.Add(Subject.Question, command.Id, null, nameof(QuestionStatus.Open), ct: ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public NetworkTopic? Topic { get; set; }
        public string? Words { get; set; }
        public Guid? NeighbourhoodId { get; set; }

        [Display(Name = "Needed by")]
        public DateOnly? NeededBy { get; set; }
        public bool NoNames { get; set; }

        /// <summary>The kept answers were shown.</summary>
        public bool Looked { get; set; }

        internal IReadOnlyList<FindAnswers.Item> Kept { get; private set; } = [];
        internal IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

        /// <summary>Working days to the first answer.</summary>
        internal int Days { get; private set; }
        internal bool AskAboutNames => NoNames || ModelState[nameof(Words)]?.Errors.Count > 0;

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Words, NoNames, Looked) = (clock.NewId(), null, false, false);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            if (!Looked && !string.IsNullOrWhiteSpace(Words) && NetworkTopics.Read(Topic) is { } topic)
            {
                Kept = await send.Ask(new FindAnswers(Words, null, topic), ct);
                Looked = true;
                if (Kept.Count > 0)
                {
                    ModelState.Remove(nameof(Looked));
                    await Show(ct);
                    return Page();
                }
            }
            return Redirect($"/peersupport/network/questions/{await send.Send(new Command(Id, Topic, Words, NeighbourhoodId, NeededBy, NoNames), ct)}?said=asked");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Areas = [.. (await send.Ask(new GetNeighbourhoods(), ct)).Select(n => new SelectListItem(n.Name, n.Id.ToString()))];
            Days = await send.Number("peer.networkAnswerWd", ct: ct);
        }
    }
}
