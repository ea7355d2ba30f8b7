package io.paperbridge.operations;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.operations.MailSettings.Encryption;
import jakarta.mail.PasswordAuthentication;
import java.util.Properties;
import org.apache.camel.component.mail.MailAuthenticator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How the mail server is spoken with, for its kamelet only: the login stays out of every address, and no wait is without end. */
@Configuration(value = "mailDoor", proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailDoor {

    @Bean
    Properties mailProperties(MailSettings mail, RemoteSettings remote) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(!mail.user().isBlank()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(mail.encryption() == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(mail.encryption() == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(mail.encryption() == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                String.valueOf(remote.connectTimeout().toMillis()));
        String answer = String.valueOf(remote.answerTimeout().toMillis());
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        return properties;
    }

    /** The failure of a mail that was not taken; never returns. */
    public void refused(Throwable thrown) {
        throw RemoteFailure.network("The mail server", "a mail", false, thrown);
    }

    /** Who signs in at the mail server; nobody where the settings name none. */
    @Component("mailLogin")
    static final class Login extends MailAuthenticator {

        private final MailSettings settings;

        Login(MailSettings settings) {
            this.settings = settings;
        }

        @Override
        public PasswordAuthentication getPasswordAuthentication() {
            return settings.user().isBlank()
                    ? new PasswordAuthentication(null, null)
                    : new PasswordAuthentication(settings.user(), settings.password());
        }
    }
}
