using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>A midwife or health visitor asks her how she feels, notes the scores, and what was done about them before anything is kept.</summary>
internal static class AskHowSheFeels
{
    internal const int LongestText = 240;

    [Allows(Permissions.WriteScreens, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, Hours.Now Hours, Thresholds From, (int Least, int Most) RepeatWeeks, IReadOnlyList<GetStaff.Worker> Workers);

    /// <param name="Items">The ten items of the Edinburgh scale, 0 to 3; empty, or all null, where the sum is given.</param>
    /// <param name="TalkedAt">When on the day of asking whoever asked talked with her about her safety.</param>
    /// <param name="Talk">What was agreed with her in it.</param>
    /// <param name="Assessment">Who was asked to assess her, and when.</param>
    /// <param name="PickedUpBy">Who goes on with it on the next working morning, out of hours.</param>
    [Allows(Permissions.WriteScreens, On = nameof(PregnancyId))]
    internal sealed record Command(
        Guid Id, Guid PregnancyId, AskedAt? Setting, DateOnly? AskedOn, TimeOnly? AskedTime, Answers Answers, IReadOnlyList<int?>? Items = null, TimeOnly? TalkedAt = null, string? Talk = null,
        string? Assessment = null, DateOnly? RepeatOn = null, Guid? PickedUpBy = null) : ICommand<Guid>;

    internal sealed class Reader(Seen seen, ScreenDesk desk, Hours hours, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), await hours.Of(now.NeighbourhoodId, ct), await desk.From(now.NeighbourhoodId, ct),
                await send.Span("screen.repeatWeeks", now.NeighbourhoodId, ct), await desk.WhoPicksUp(now, ct));
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Seen seen, ScreenDesk desk, Hours hours, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (now.Status is PregnancyStatus.EnteredInError or PregnancyStatus.MovedAway or PregnancyStatus.Closed) throw new Refused("", "Nothing more is noted on this pregnancy");
            var said = ScoreCheck.Of(command.Answers, command.Items ?? [], out var refusals);
            var (from, area) = (await desk.From(now.NeighbourhoodId, ct), now.NeighbourhoodId);
            var asks = Scores.AsksFor(said, from);
            // She did not want the GAD-7: somebody assesses her, which is what it would have told.
            if (Declined(command, said, asks) && !asks.Any(a => a is Ask.Pathway or Ask.Assessment)) asks = [.. asks, Ask.Assessment];
            var askedAt = At(command.AskedOn, command.AskedTime);
            refusals
                .If(command.Setting is not { } setting || !Enum.IsDefined(setting), "Setting", "Choose where you asked her")
                .If(command.AskedOn is null, "AskedOn", "Enter the day on which you asked her")
                .If(command.AskedTime is null, "AskedTime", "Enter the time at which you asked her")
                .If(askedAt > clock.Now(), command.AskedOn > clock.Today() ? "AskedOn" : "AskedTime", "It must not be in the future")
                .If(command.AskedOn < now.NotifiedOn, "AskedOn", "The day must not be before anybody knew of the pregnancy");
            Followed(command, said, asks, askedAt, refusals);
            var weeks = await send.Span("screen.repeatWeeks", area, ct);
            if (asks.Contains(Ask.Repeat) && command.AskedOn is { } on && on <= clock.Today())
                refusals.If(command.RepeatOn is null || command.RepeatOn < on.AddDays(7 * weeks.Least) || command.RepeatOn > on.AddDays(7 * weeks.Most), "RepeatOn",
                    $"Enter the day on which you ask her again, between {on.AddDays(7 * weeks.Least).Date()} and {on.AddDays(7 * weeks.Most).Date()}");
            var there = await hours.Of(area, ct);
            var picked = there.Closed && asks.Any(a => a is Ask.SafetyToday or Ask.Pathway or Ask.Assessment);
            if (picked) refusals.If(command.PickedUpBy is not { } by || (await desk.WhoPicksUp(now, ct)).All(w => w.Id != by), "PickedUpBy", $"It is out of hours: choose who picks it up on {When.Day(there.NextMorning)}");
            refusals.Throw();
            await desk.Keep(now.Id, command with { Answers = said, PickedUpBy = picked ? command.PickedUpBy : null }, asks, askedAt!.Value, At(command.AskedOn, command.TalkedAt), there.NextMorning, ct);
            return command.Id;
        }

        /// <summary>What the rules ask for is done before it is kept: nothing of it is left to a queue.</summary>
        private void Followed(Command command, Answers said, IReadOnlyList<Ask> asks, DateTimeOffset? askedAt, Refusals refusals)
        {
            if (asks.Contains(Ask.SafetyToday))
            {
                var talkedAt = At(command.AskedOn, command.TalkedAt);
                refusals
                    .If(talkedAt is null, "TalkedAt", "Talk with her about her safety now, yourself, and enter when you did: it cannot wait")
                    .If(talkedAt < askedAt || talkedAt > clock.Now(), "TalkedAt", "Enter the time of the conversation: after you asked her, and not later than now")
                    .Text(command.Talk, "Talk", LongestText, "Say what you agreed with her to keep her safe");
            }
            refusals.Text(command.Assessment, "Assessment", LongestText,
                asks.Contains(Ask.Pathway) ? "Say whom you asked for an assessment through the perinatal mental-health pathway" : asks.Contains(Ask.Assessment) ? "Say who assesses her, and when" : null);
            refusals.If(asks.Contains(Ask.Gad7) && said.Gad7 is null && !Declined(command, said, asks), "Answers.Gad7",
                "Ask the GAD-7 too: her GAD-2 score asks for it. If she does not want it, say below who assesses her, and when");
        }

        private static bool Declined(Command command, Answers said, IReadOnlyList<Ask> asks) => asks.Contains(Ask.Gad7) && said.Gad7 is null && !string.IsNullOrWhiteSpace(command.Assessment);

        private static DateTimeOffset? At(DateOnly? day, TimeOnly? time) => day is { } on && time is { } at ? on.AtLondon(at) : null;
    }
}
