using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>What came of a call between colleagues.</summary>
internal enum CallOutcome { Helped, HelpedInPart, DidNotHelp, NoAnswer }

/// <summary>A practitioner notes a call to a colleague: minutes and whether it helped, of no family. What they learned may be kept for others.</summary>
internal static class NoteCall
{
    private const string Own = "everybody notes their own calls, which name no family";
    private const int MostMinutes = 240;

    /// <param name="Question">What was asked, for others; with <paramref name="Learned"/> or neither.</param>
    /// <param name="NoNames">The writer has looked: of the words that look like names, none is of a family.</param>
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Command(
        Guid Id, Guid ToUserId, NetworkTopic? Topic, DateOnly? OnDay, int? Minutes, CallOutcome? Outcome, string? Question = null, string? Learned = null, bool NoNames = false) : ICommand<Guid?>;

    internal static string InWords(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Helped => "It helped",
        CallOutcome.HelpedInPart => "It helped in part",
        CallOutcome.DidNotHelp => "It did not help",
        _ => "No answer",
    };

    internal sealed class Handler(Db db, ISend send, OnCall calls, NamesCheck names, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid?>
    {
        public async Task<Guid?> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var (asked, learned) = (Trimmed(command.Question), Trimmed(command.Learned));
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.ToUserId == Guid.Empty || command.ToUserId == user.Id, "ToUserId", "Say which colleague you rang")
                .If(NetworkTopics.Read(command.Topic) is null, "Topic", "Choose what it was about")
                .If(command.OnDay is null, "OnDay", "Enter the day of the call")
                .If(command.OnDay > today, "OnDay", "The day must be today or earlier")
                .If(command.OnDay < today.AddDays(-OnCall.DaysBack), "OnDay", "The day must be within the last month")
                .If(command.Outcome is not { } outcome || !Enum.IsDefined(outcome), "Outcome", "Say what came of it")
                .If(command.Outcome != CallOutcome.NoAnswer && command.Minutes is not (>= 1 and <= MostMinutes), "Minutes", $"Enter the minutes that you spoke, 1 to {MostMinutes}")
                .Text(asked, "Question", Network.Question.Longest, learned is null ? null : "Write what the question was, too", Network.Question.Shortest)
                .Text(learned, "Learned", Network.Question.LongestAnswer, asked is null ? null : "Write what you learned, too", 2)
                .Throw();
            if (!await calls.MayBeRung(command.ToUserId, command.Topic, ct) || (await send.Ask(new GetStaff([command.ToUserId]), ct)).Count == 0) throw new Refused("ToUserId", "Open Phone a friend, and choose a colleague who can be rung or who knows this topic");
            Guid? question = null;
            if (asked is not null && learned is not null)
            {
                await names.Check(asked, NamingOf.Question, "Question", command.NoNames, ct);
                await names.Check(learned, NamingOf.Answer, "Learned", command.NoNames, ct);
                question = await Keep(command.Topic!.Value, asked, learned, today, ct);
            }
            await db.Execute("""
                INSERT INTO peersupport_call (id, topic, by_user, to_user, on_day, minutes, outcome, question_id) VALUES (@Id, @Topic, @me, @ToUserId, @OnDay, @Minutes, @Outcome, @question)
                """, new { command.Id, command.Topic, me = user.Id, command.ToUserId, command.OnDay, Minutes = command.Outcome == CallOutcome.NoAnswer ? 0 : command.Minutes, command.Outcome, question }, ct);
            return question;
        }

        /// <summary>Kept as a question that was answered and helped, written by whoever rang.</summary>
        private async Task<Guid> Keep(NetworkTopic topic, string asked, string learned, DateOnly today, CancellationToken ct)
        {
            var (question, now) = (clock.NewId(), clock.Now());
            var until = Network.Question.KeptUntil(today, await send.Number("peer.answerKeptMonths", ct: ct));
            await db.Execute("""
                INSERT INTO peersupport_question (id, asked_by, organisation_id, topic, words, folded, status, asked_at, answer_by, first_answered_at, version)
                VALUES (@question, @me, @OrganisationId, @topic, @asked, @folded, 'Helped', @now, @today, @now, 1)
                """, new { question, me = user.Id, user.OrganisationId, topic, asked, folded = Folded.Text(asked), now, today }, ct);
            await db.Execute("""
                INSERT INTO peersupport_reply (id, question_id, by_user, words, folded, written_at, helped_on, kept_until) VALUES (@id, @question, @me, @learned, @folded, @now, @today, @until)
                """, new { id = clock.NewId(), question, me = user.Id, learned, folded = Folded.Text(learned), now, today, until }, ct);
            await history.Add(Subject.Question, question, null, nameof(QuestionStatus.Helped), ct: ct);
            return question;
        }

        private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed class Page(ISend send, OnCall calls, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid ToUserId { get; set; }
        public NetworkTopic? Topic { get; set; }

        [Display(Name = "Day")]
        public DateOnly? OnDay { get; set; }
        public int? Minutes { get; set; }
        public CallOutcome? Outcome { get; set; }
        public string? Question { get; set; }
        public string? Learned { get; set; }
        public bool NoNames { get; set; }

        internal string Friend { get; private set; } = "";
        internal bool AskAboutNames => NoNames || ModelState[nameof(Question)]?.Errors.Count > 0 || ModelState[nameof(Learned)]?.Errors.Count > 0;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, OnDay, Minutes, Outcome, Question, Learned, NoNames) = (clock.NewId(), clock.Today(), null, null, null, null, false);
            if (!await calls.MayBeRung(ToUserId, NetworkTopics.Read(Topic), ct)) throw new NotFound("The colleague");
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            Redirect(await send.Send(new Command(Id, ToUserId, Topic, OnDay, Minutes, Outcome, Question, Learned, NoNames), ct) is { } kept
                ? $"/peersupport/network/questions/{kept}?said=saved" : "/peersupport/network/phone?said=noted"));

        /// <summary>Where another topic was chosen which they do not know, what was typed stays and nobody is named.</summary>
        protected override async Task Show(CancellationToken ct) => Friend = !await calls.MayBeRung(ToUserId, NetworkTopics.Read(Topic), ct) ? "a colleague"
            : (await send.Ask(new GetStaff([ToUserId]), ct)).Select(w => w.Name).FirstOrDefault() ?? throw new NotFound("The colleague");
    }
}
