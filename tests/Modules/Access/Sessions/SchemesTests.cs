using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class SchemesTests
{
    [Theory]
    [InlineData("/mdt/meetings", "", Schemes.Cookie)]
    [InlineData("/mdt/meetings", "Bearer abc", Schemes.Cookie)]
    [InlineData("/api/mdt/meetings", "Bearer abc", Schemes.Token)]
    [InlineData("/mdt/meetings", "Basic abc", Schemes.Cookie)]
    [InlineData("/api/mdt/meetings", "", Schemes.Token)]
    public void A_browser_comes_by_cookie_and_another_system_by_token(string path, string authorization, string scheme)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Request.Headers.Authorization = authorization;
        Assert.Equal(scheme, Schemes.Of(context));
    }

    [Theory]
    [InlineData("Production", "__Host-neighbourhood", CookieSecurePolicy.Always)]
    [InlineData("Development", "neighbourhood", CookieSecurePolicy.SameAsRequest)]
    public void The_cookie_is_for_this_host_alone_and_no_script_reads_it(string environment, string name, CookieSecurePolicy secure)
    {
        var options = new CookieAuthenticationOptions();
        Schemes.Configure(options, new Place(environment), TimeProvider.System);
        Assert.Equal((name, secure, true, SameSiteMode.Lax, "/"),
            (options.Cookie.Name, options.Cookie.SecurePolicy, options.Cookie.HttpOnly, options.Cookie.SameSite, options.Cookie.Path));
        Assert.Equal((TimeSpan.FromHours(8), true), (options.ExpireTimeSpan, options.SlidingExpiration));
    }

    [Fact]
    public void Moving_the_clock_of_the_demo_signs_nobody_out()
    {
        var (options, clock) = (new CookieAuthenticationOptions(), new TestClock());
        var moved = new MovableClock(clock);
        moved.MoveTo(TimeSpan.FromDays(30));
        Schemes.Configure(options, new Place("Development"), moved);
        Assert.Equal(clock.GetUtcNow(), options.TimeProvider!.GetUtcNow());
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
