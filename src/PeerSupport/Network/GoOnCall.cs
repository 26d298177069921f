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

    /// <param name="Weekday">Each week on this day; null for <paramref name="OnDay"/> alone.</param>
    /// <param name="Ends">Midnight is the end of the day.</param>
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Command(Guid Id, NetworkTopic? Topic, DayOfWeek? Weekday, DateOnly? OnDay, TimeOnly? Starts, TimeOnly? Ends, string? Reach) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var (starts, ends) = (Minute(command.Starts), command.Ends == TimeOnly.MinValue ? OnCall.Day : Minute(command.Ends));
            var digits = Folded.Digits(command.Reach).Length;
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(NetworkTopics.Read(command.Topic) is null, "Topic", "Choose what you may be asked about")
                .If(command.Weekday is { } weekday && !Enum.IsDefined(weekday), "Weekday", "Choose a day from the list")
                .If(command.Weekday is null == command.OnDay is null, "Weekday", "Choose a day of the week, or enter one day")
                .If(command.OnDay < today || command.OnDay > today.AddDays(MostAhead), "OnDay", "The day must be today or later, within a year")
                .If(command.Starts is null, "Starts", "Enter the time from which you can be rung")
                .If(command.Ends is null, "Ends", "Enter the time until which you can be rung")
                .If(command is { Starts: not null, Ends: not null } && ends <= starts, "Ends", "The end must be after the start, on the same day")
                .Text(command.Reach, "Reach", LongestReach, "Enter the work number that colleagues ring")
                .If(!string.IsNullOrWhiteSpace(command.Reach) && digits is < 3 or > 15, "Reach", "Enter a telephone number, like 01632 960 001")
                .Throw();
            await db.Execute("""
                INSERT INTO peersupport_on_call (id, user_id, topic, weekday, on_day, starts_min, ends_min, from_on, reach)
                VALUES (@Id, @me, @Topic, @weekday, @OnDay, @starts, @ends, @today, @reach)
                """, new { command.Id, me = user.Id, command.Topic, weekday = (int?)command.Weekday, command.OnDay, starts, ends, today, reach = command.Reach!.Trim() }, ct);
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
        public DayOfWeek? Weekday { get; set; }

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
            await send.Send(new Command(Id, Topic, Weekday, OnDay, Starts, Ends, Reach), ct);
            return Redirect("/peersupport/network/on-call?said=added");
        });

        protected override async Task Show(CancellationToken ct) => Mine = await send.Ask(new Query(), ct);
    }
}
