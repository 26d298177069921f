using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What a supporter says after they were in touch, besides how long: it goes to the coordinator as a task, and not as words.</summary>
internal enum ContactFlag { NeedsMore, HardForMe, NotRight }

/// <summary>A supporter notes that they were in touch: when, how, how long, and how both felt. No words, so that nothing of a family is written down.</summary>
internal static class NoteContact
{
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid Id, Guid PeerMatchId, DateOnly? OnDay, int? Minutes, Requests.Channel? Mode, int? MoodBefore, int? MoodAfter, ContactFlag? Flag) : ICommand<Guid>;

    internal static string InWords(Requests.Channel mode) => mode switch
    {
        Requests.Channel.MaskedCall => "a call",
        Requests.Channel.Text => "messages",
        Requests.Channel.Video => "a video call",
        Requests.Channel.Walk => "a walk",
        _ => "in a hub",
    };

    internal sealed class Handler(Db db, MatchSteps steps, Requests.RequestSteps requests, ProgrammeOf programmes, Channel channel, Conversation conversation, ISend send, CurrentUser user, TimeProvider clock)
        : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var match = await steps.Find(command.PeerMatchId, ct);
            if (!await channel.MayTalk(match.Id, ct)) throw new Refused("", Conversation.Closed);
            var (today, begun) = (clock.Today(), match.MatchedAt?.LondonDay() ?? clock.Today());
            new Refusals()
                .If(command.OnDay is null, "OnDay", "Enter the day")
                .If(command.OnDay > today, "OnDay", "Enter today or an earlier day")
                .If(command.OnDay < begun, "OnDay", $"Enter {begun.Date()} or a later day: you were matched then")
                .If(command.Minutes is not (>= 1 and <= 480), "Minutes", "Enter how many minutes, from 1 to 480")
                .If(command.Mode is null, "Mode", "Choose how you were in touch")
                .If(command.MoodBefore is not (null or (>= 1 and <= 5)), "MoodBefore", "Choose from 1 to 5")
                .If(command.MoodAfter is not (null or (>= 1 and <= 5)), "MoodAfter", "Choose from 1 to 5")
                .Throw();
            await db.Execute("""
                INSERT INTO peersupport_contact (id, match_id, on_day, minutes, mode, mood_before, mood_after, flag_code, noted_by, noted_at)
                VALUES (@Id, @PeerMatchId, @OnDay, @Minutes, @Mode, @MoodBefore, @MoodAfter, @Flag, @by, @now)
                """, new { command.Id, command.PeerMatchId, command.OnDay, command.Minutes, command.Mode, command.MoodBefore, command.MoodAfter, command.Flag, by = user.Id, now = clock.Now() }, ct);
            var at = command.OnDay == today ? clock.Now() : command.OnDay!.Value.AtLondon(new TimeOnly(12, 0));
            await conversation.InTouch(match.Id, match.MatchedAt is { } matched && at < matched ? matched : at, true, ct);
            if (command.Flag is { } flag) await Tell(flag, match, ct);
            return command.Id;
        }

        private async Task Tell(ContactFlag flag, MatchSteps.Now match, CancellationToken ct)
        {
            var programme = await programmes.By((await requests.Find(match.RequestId, ct)).ProgrammeId, ct);
            // The task is the coordinator's: the supporter who caused it may open none.
            var me = user.Id;
            user.IsSystemFor(me);
            await send.Send(new OpenTask(clock.NewId(), flag switch
            {
                ContactFlag.NeedsMore => "A supporter thinks that more help is needed than they can give: look at the match",
                ContactFlag.HardForMe => "It was hard for a supporter: ask how they are",
                _ => "A supporter says that a match is not right: look at it",
            }, "peersupport.flag", null, null, clock.Today().AddDays(1), TaskPriority.High, programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/matches/{match.Id}"), ct);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send, TimeProvider clock) : TalkPage(send)
    {
        public Guid Id { get; set; }
        public DateOnly? OnDay { get; set; }
        public int? Minutes { get; set; }
        public Requests.Channel? Mode { get; set; }
        public int? MoodBefore { get; set; }
        public int? MoodAfter { get; set; }
        public ContactFlag? Flag { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, OnDay) = (clock.NewId(), clock.Today());
            await Show(ct);
            return View.Open ? Page() : Redirect(Own);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(Id, PeerMatchId, OnDay, Minutes, Mode, MoodBefore, MoodAfter, Flag), "noted", ct);
    }
}
