using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter says when they can be rung; the parent takes one of the times, and at that time both are rung, and neither sees a number.</summary>
internal static class OfferSlot
{
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid Id, Guid PeerMatchId, DateOnly? Day, TimeOnly? Starts, int? Minutes) : ICommand<Guid>;

    internal sealed class Handler(Db db, Channel channel, Calls calls, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (!await channel.MayTalk(command.PeerMatchId, ct)) throw new Refused("", Conversation.Closed);
            if (await calls.Adapter(ct) is null) throw new Refused("", Calls.None);
            var today = clock.Today();
            DateTimeOffset? at = command is { Day: { } day, Starts: { } starts } && day.DayNumber - today.DayNumber is >= 0 and <= Slots.DaysAhead ? day.AtLondon(starts) : null;
            new Refusals()
                .If(command.Day is null, "Day", "Enter a day")
                .If(command.Starts is null, "Starts", "Enter a time")
                .If(command.Day is not null && (command.Day < today || command.Day > today.AddDays(Slots.DaysAhead)), "Day", $"Choose a day within the next {Slots.DaysAhead} days")
                .If(at <= clock.Now(), "Starts", "Choose a time that is still to come")
                .If(command.Minutes is not (15 or 30 or 45 or 60), "Minutes", "Choose how long")
                .Throw();
            await db.Execute("INSERT INTO peersupport_slot (id, match_id, starts_at, minutes) VALUES (@Id, @PeerMatchId, @at, @Minutes)", new { command.Id, command.PeerMatchId, at, command.Minutes }, ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send, TimeProvider clock) : TalkPage(send)
    {
        public Guid Id { get; set; }
        public DateOnly? Day { get; set; }
        public TimeOnly? Starts { get; set; }
        public int? Minutes { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Minutes) = (clock.NewId(), 30);
            await Show(ct);
            return View.Open ? Page() : Redirect(Own);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(Id, PeerMatchId, Day, Starts, Minutes), "offered", ct);
    }
}
