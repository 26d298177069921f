using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator or chair gives a team its rhythm, or another one: its meetings stand in the diary half a year ahead, and each can still be moved or cancelled alone.</summary>
internal static class SetRhythm
{
    /// <param name="FirstOn">The first planned day; the rhythm counts from it.</param>
    /// <param name="StartsAt">On London's clocks.</param>
    /// <param name="Version">0 where the team has no rhythm yet.</param>
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed record Command(Guid MdtId, DateOnly? FirstOn, int? EveryDays, TimeOnly? StartsAt, int? Minutes, string? Title, string? Place, int Version) : ICommand;

    internal sealed class Handler(Db db, RhythmPlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            new Refusals()
                .If(command.FirstOn is null, "FirstOn", "Enter the first day")
                .If(command.FirstOn < today, "FirstOn", "The first day must be today or later")
                .If(command.FirstOn > today.AddYears(1), "FirstOn", "The first day must be within a year")
                .If(command.EveryDays is null or < 7 or > 365, "EveryDays", "Enter a number of days from 7 to 365, like 28 for every four weeks")
                .If(command.StartsAt is null, "StartsAt", "Enter the time at which it starts, like 9:30am")
                .If(command.Minutes is null or < 15 or > 480, "Minutes", "The meeting must take between 15 minutes and 8 hours (480 minutes)")
                .Text(command.Title, "Title", 120, "Enter a title")
                .Text(command.Place, "Place", 200, "Enter a room, or the link of the call")
                .Throw();
            var row = new
            {
                command.MdtId,
                command.FirstOn,
                start = (int)(command.StartsAt!.Value.ToTimeSpan().TotalMinutes),
                command.Minutes,
                title = command.Title!.Trim(),
                place = command.Place!.Trim(),
                command.Version,
                command.EveryDays,
            };
            var stands = await plan.Find(command.MdtId, ct);
            if (stands is null && command.Version == 0)
                await db.Execute("""
                    INSERT INTO mdt_rhythm (mdt_id, first_on, start_minute, minutes, title, place, version) VALUES (@MdtId, @FirstOn, @start, @Minutes, @title, @place, 1)
                    """, row, ct);
            else if (stands is { StoppedAt: null } && stands.Version == command.Version + 1 && Same(stands, command)) return default; // a second press
            else
                await db.ExecuteVersioned("""
                    UPDATE mdt_rhythm SET first_on = @FirstOn, start_minute = @start, minutes = @Minutes, title = @title, place = @place, stopped_at = NULL, version = version + 1
                    WHERE mdt_id = @MdtId AND version = @Version
                    """, row, conflict: () => Task.FromResult(Stale(stands, command)), ct: ct);
            await db.Execute("UPDATE mdt_team SET cadence_days = @EveryDays WHERE id = @MdtId AND cadence_days <> @EveryDays", row, ct);
            await plan.PlanAgain(command.MdtId, "The team has another rhythm", ct);
            return default;
        }

        private static bool Same(RhythmPlan.Stands stands, Command sent) =>
            (stands.FirstOn, stands.CadenceDays, Rhythm.Time(stands.StartMinute), stands.Minutes, stands.Title, stands.Place)
            == (sent.FirstOn!.Value, sent.EveryDays!.Value, sent.StartsAt!.Value, sent.Minutes!.Value, sent.Title!.Trim(), sent.Place!.Trim());

        private static Conflict Stale(RhythmPlan.Stands? stands, Command sent) => new("Somebody else has changed this rhythm. Look at what stands now, then try again.",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Rhythm"] = stands is null ? "None" : $"From {stands.FirstOn.InWords()}. {Rhythm.InWords(stands.CadenceDays, stands.StartMinute, stands.Minutes)}",
            },
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Rhythm"] = $"From {sent.FirstOn!.Value.InWords()}. {Rhythm.InWords(sent.EveryDays!.Value, (int)sent.StartsAt!.Value.ToTimeSpan().TotalMinutes, sent.Minutes!.Value)}",
            });
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MdtId { get; set; }
        public DateOnly? FirstOn { get; set; }
        public int? EveryDays { get; set; }
        public TimeOnly? StartsAt { get; set; }
        public int? Minutes { get; set; }
        public string? Title { get; set; }
        public string? Place { get; set; }
        public int Version { get; set; }

        internal RhythmView Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var rhythm = Stands.Rhythm;
            (FirstOn, EveryDays, Version) = (Stands.Next, Stands.CadenceDays, rhythm?.Version ?? 0);
            (StartsAt, Minutes) = (rhythm is null ? null : Rhythm.Time(rhythm.StartMinute), rhythm?.Minutes ?? 90);
            (Title, Place) = (rhythm?.Title ?? "Case meeting", rhythm?.Place);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MdtId, FirstOn, EveryDays, StartsAt, Minutes, Title, Place, Version), ct);
            return Redirect($"/mdt/teams/{MdtId}/rhythm");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new SeeRhythm(MdtId), ct);
    }
}
