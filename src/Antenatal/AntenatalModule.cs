using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal;

/// <inheritdoc />
public sealed class AntenatalModule : IModule
{
    public string Name => "Antenatal";

    public IReadOnlyList<Permission> Permissions => Antenatal.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Pregnancies", "/antenatal", Antenatal.Permissions.Work, 8, "Nothing is due this week."),
        new("Asked for a midwife", "/antenatal/requests", Antenatal.Permissions.AnswerRequests, 20, "Nobody waits for a midwife.", "/antenatal"),
        new("Families handed over", "/antenatal/hand-overs/sent", Antenatal.Permissions.HandOver, 21, "Every family that you handed over was received.", "/antenatal"),
        new("Contact that colleagues stopped", "/antenatal/stopped", Antenatal.Permissions.Work, 22, "Nothing is to be followed up.", "/antenatal"),
        new("Hand-overs", "/antenatal/hand-overs", Antenatal.Permissions.ReceiveHandOver, 23, "No family waits to be received from its midwife.", "/antenatal"),
        new("Births to register", "/antenatal/registrations", Antenatal.Permissions.RegisterBirths, 37, "No birth is due to be registered soon.", "/antenatal"),
        new("Tell of a pregnancy", "/antenatal/notify", Antenatal.Permissions.Notify, 38, "Let the midwives know of a family that you work with.", "/antenatal"),
        new("Pregnancy figures", "/antenatal/measures", Antenatal.Permissions.SeeMeasures, 39, "How early families are booked, and whether hubs reach them.", "/antenatal"),
        new("Not kept yet", "/antenatal/trouble", Antenatal.Permissions.SeeTrouble, 91, "Everything that midwives recorded is kept.", "/antenatal"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>();
        services.AddScoped<Pregnancies.PregnancySteps>().AddScoped<Pregnancies.PregnancyDesk>().AddScoped<Pregnancies.Seen>().AddScoped<Pregnancies.Under16>()
            .AddScoped<Pregnancies.Involvements>().AddScoped<Pregnancies.Babies>().AddScoped<Pregnancies.BookingTask>().AddScoped<Pregnancies.Moves>()
            .AddScoped<Pregnancies.Visitors>().AddScoped<Pregnancies.Ending>();
        services.AddScoped<Milestones.ScheduleTerms>().AddScoped<Milestones.MilestonePlan>().AddScoped<Milestones.MilestoneSteps>().AddScoped<Milestones.Silences>()
            .AddScoped<Milestones.Quiet>().AddScoped<Milestones.Worklist>().AddScoped<Milestones.Timelines>();
        services.AddScoped<HubLinks.LinkDesk>().AddScoped<HubLinks.LinkRules>().AddScoped<HubLinks.OfferDesk>().AddScoped<HubLinks.OffersDue>().AddScoped<HubLinks.SafeContact>()
            .AddScoped<HubLinks.HearsHubs>().AddScoped<HubLinks.LinksOfPeople>();
        services.AddLocalization().AddScoped<SelfReferrals.RequestDesk>().AddScoped<SelfReferrals.RequestRows>();
        services.AddScoped<People.MergedRecords>().AddScoped<People.Objections>().AddScoped<People.LookAgain>().AddScoped<People.Leavers>().AddScoped<People.Around>()
            .AddScoped<People.HerAnswers>();
        services.AddScoped<Pregnancies.IPregnancySection, People.LookAgainSection>().AddScoped<Pregnancies.IPregnancySection, HubLinks.HubSection>()
            .AddScoped<Pregnancies.IPregnancySection, Losses.LossSection>().AddScoped<Pregnancies.IPregnancySection, Milestones.MilestonesSection>()
            .AddScoped<Pregnancies.IPregnancySection, Births.BirthSection>().AddScoped<Pregnancies.IPregnancySection, Births.HandoverSection>();
        services.AddScoped<Screens.ScreenDesk>().AddScoped<Screens.Hours>().AddScoped<Pregnancies.IPregnancySection, Screens.FeelsSection>();
        services.AddScoped<Measures.MeasureFacts>().AddScoped<Measures.Places>();
        services.AddSingleton<Losses.LossVault>().AddSingleton<Losses.LossTries>().AddScoped<Losses.LossDesk>().AddScoped<Losses.LossEntries>().AddScoped<Losses.Rereading>()
            .AddScoped<Losses.Stops>().AddScoped<Losses.StopDesk>().AddScoped<Losses.Plans>();
        services.AddScoped<Births.BirthDesk>().AddScoped<Births.BornBabies>().AddScoped<Births.SleepTalks>().AddScoped<Births.OpenRegistrations>().AddScoped<Births.HandoverContent>()
            .AddScoped<Births.Handovers>().AddScoped<Births.AfterBirth>().AddScoped<Births.BirthDays>().AddScoped<Births.HomeChanges>().AddScoped<Births.WaitingHandovers>().AddScoped<Births.OpenThings>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Pregnancies.NotifyPregnancy.Map(api);
        Pregnancies.ViewPregnancy.Map(api);
        HubLinks.AskHub.Map(api);
        HubLinks.ReadLink.Map(api);
        Births.RecordBirth.Map(api);
    }
}
