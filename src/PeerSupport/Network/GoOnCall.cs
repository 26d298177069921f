using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner says when colleagues may ring them, and about what.</summary>
internal static class GoOnCall
{
    private const string Own = "everybody says it of themselves";
    private const int LongestReach = 60;
    private const int MostAhead = 366;

    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Query : IQuery<IReadOnlyList<OnCall.Row>>;

    internal sealed class Answers(OnCall calls, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<OnCall.Row>>
    {
        public async Task<IReadOnlyList<OnCall.Row>> Handle(Query query, CancellationToken ct) => user.Id is { } me ? await calls.Of(me, ct) : [];
    }

    /// <param name="Weekdays">Each week on these days; none for <paramref name="OnDay"/> alone.</param>
    /// <param name="Ends">Midnight is the end of the day.</param>
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Command(Guid Id, NetworkTopic? Topic, IReadOnlyList<DayOfWeek>? Weekdays, DateOnly? OnDay, TimeOnly? Starts, TimeOnly? Ends, string? Reach) : ICommand;

    internal sealed class Handler(Db db, OnCall calls, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (me, today) = (user.Id ?? throw new NotFound("The colleague"), clock.Today());
            var weekdays = (command.Weekdays ?? []).Distinct().OrderBy(d => ((int)d + 6) % 7).ToList();
            var (starts, ends) = (Minute(command.Starts), command.Ends == TimeOnly.MinValue ? OnCall.Day : Minute(command.Ends));
            var digits = Folded.Digits(command.Reach).Length;
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(NetworkTopics.Read(command.Topic) is null, "Topic", "Choose what you may be asked about")
                .If(weekdays.Any(d => !Enum.IsDefined(d)), "Weekdays", "Choose days from the list")
                .If(weekdays.Count == 0 == command.OnDay is null, "Weekdays", "Choose the days of the week, or enter one day")
                .If(command.OnDay < today || command.OnDay > today.AddDays(MostAhead), "OnDay", "The day must be today or later, within a year")
                .If(command.Starts is null, "Starts", "Enter the time from which you can be rung")
                .If(command.Ends is null, "Ends", "Enter the time until which you can be rung")
                .If(command is { Starts: not null, Ends: not null } && ends <= starts, "Ends", "The end must be after the start, on the same day")
                .Text(command.Reach, "Reach", LongestReach, "Enter the work number that colleagues ring")
                .If(!string.IsNullOrWhiteSpace(command.Reach) && digits is < 3 or > 15, "Reach", "Enter a telephone number, like 01632 960 001")
                .Throw();
            var (topic, reach) = (command.Topic!.Value, command.Reach!.Trim());
            List<OnCall.Row> wanted = command.OnDay is not null
                ? [new(command.Id, me, topic, null, command.OnDay, starts, ends, today, null, reach)]
                : [.. weekdays.Select((day, n) => new OnCall.Row(n == 0 ? command.Id : clock.NewId(), me, topic, day, null, starts, ends, today, null, reach))];
            // All of them or none: each that is taken already is named.
            var standing = await calls.Of(me, ct);
            var taken = new Refusals();
            foreach (var row in wanted)
                if (standing.FirstOrDefault(row.Meets) is { } already)
                    taken.If(true, row.Weekday is null ? "OnDay" : "Weekdays", $"You can be rung about this on {already.InWords} already: choose another time, or take that one off first");
            taken.Throw();
            foreach (var row in wanted)
                await db.Execute("""
                    INSERT INTO peersupport_on_call (id, user_id, topic, weekday, on_day, starts_min, ends_min, from_on, reach)
                    VALUES (@Id, @me, @Topic, @weekday, @OnDay, @StartsMin, @EndsMin, @FromOn, @Reach)
                    """, new { row.Id, me, row.Topic, weekday = (int?)row.Weekday, row.OnDay, row.StartsMin, row.EndsMin, row.FromOn, row.Reach }, ct);
            return default;
        }

        private static int Minute(TimeOnly? time) => time is { } at ? (at.Hour * 60) + at.Minute : 0;
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public NetworkTopic? Topic { get; set; }
        public List<DayOfWeek> Weekdays { get; set; } = [];

        [Display(Name = "Day")]
        public DateOnly? OnDay { get; set; }

        [Display(Name = "Start")]
        public TimeOnly? Starts { get; set; }

        [Display(Name = "End")]
        public TimeOnly? Ends { get; set; }
        public string? Reach { get; set; }

        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal IReadOnlyList<OnCall.Row> Mine { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
            Reach = Mine.Count > 0 ? Mine[0].Reach : null;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, Topic, Weekdays, OnDay, Starts, Ends, Reach), ct);
            return Redirect("/peersupport/network/on-call?said=added");
        });

        protected override async Task Show(CancellationToken ct) => Mine = await send.Ask(new Query(), ct);
    }
}
